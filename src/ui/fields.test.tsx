import { render, screen, within } from "@testing-library/react";
import { Checkbox } from "./checkbox";
import { Checkboxes, RadioGroup } from "./choices";
import { FoldedFields } from "./folded-fields";
import { FormContext } from "./form-context";
import { NumberField } from "./number-field";
import { Select } from "./select";
import { TextField } from "./text-field";

const options = [
  { value: "a", label: "甲" },
  { value: "b", label: "乙" },
];
const answered = {
  errors: { title: "请填写名称", kind: "请选择类别", ok: "请确认" },
  values: { title: "旧名", kind: "b", many: ["a", "b"], pick: "b", unit: "b" },
};

describe("a field", () => {
  it("is named by its label and described by its hint and its error", () => {
    render(<TextField name="title" label="名称" hint="与封面一致" error="请填写名称" required />);
    const input = screen.getByRole("textbox", { name: "名称 必填" });
    expect(input.id).toBe("field-title");
    const described = input.getAttribute("aria-describedby")!.split(" ");
    expect(described.map((id) => document.getElementById(id)!.textContent)).toEqual([
      "与封面一致",
      "请填写名称",
    ]);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(input.getAttribute("aria-required")).toBe("true");
  });

  it("without hint or error points nowhere", () => {
    render(<TextField name="title" label="名称" optional />);
    const input = screen.getByRole("textbox", { name: "名称 （选填）" });
    expect(input.hasAttribute("aria-describedby")).toBe(false);
    expect(input.hasAttribute("aria-invalid")).toBe(false);
  });

  it("takes error and kept value from the form, over its own", () => {
    render(
      <FormContext value={answered}>
        <TextField name="title" label="名称" value="新名" />
      </FormContext>,
    );
    expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("旧名");
    expect(screen.getByText("请填写名称").id).toBe("field-title-error");
  });

  it("is shown when it has to be put right, though its like are folded", () => {
    const folded = (name: string) => (
      <FormContext value={answered}>
        <FoldedFields summary="更多" names={[name]}>
          <TextField name={name} label="名称" />
        </FoldedFields>
      </FormContext>
    );
    const { container, rerender } = render(folded("other"));
    expect(container.querySelector("details")?.open).toBe(false);
    rerender(folded("title"));
    expect(container.querySelector("details")?.open).toBe(true);
  });

  it("keeps what was chosen in selects, radios, boxes and units", () => {
    render(
      <FormContext value={answered}>
        <Select name="pick" label="选" options={options} blank="请选择" />
        <RadioGroup name="kind" label="类别" options={options} />
        <Checkboxes name="many" label="多选" options={options} />
        <NumberField name="n" label="数" unit={{ name: "unit", label: "单位", options }} />
      </FormContext>,
    );
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "选" }).value).toBe("b");
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "单位" }).value).toBe("b");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "乙" }).checked).toBe(true);
    expect(screen.getAllByRole<HTMLInputElement>("checkbox").map((box) => box.checked)).toEqual([true, true]);
  });

  it("leaves a box unticked that was unticked in a form sent back", () => {
    render(
      <FormContext value={answered}>
        <Checkboxes name="gone" label="多选" options={options} value={["a"]} />
        <Checkbox name="none" checked>
          同意
        </Checkbox>
      </FormContext>,
    );
    expect(screen.getAllByRole<HTMLInputElement>("checkbox").map((box) => box.checked)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("moves a select when a later answer keeps another value", () => {
    const select = (value: string) => (
      <FormContext value={{ errors: {}, values: { pick: value } }}>
        <Select name="pick" label="选" options={options} />
      </FormContext>
    );
    const { rerender } = render(select("a"));
    rerender(select("b"));
    expect(screen.getByRole<HTMLSelectElement>("combobox").value).toBe("b");
  });
});

describe("a group of choices", () => {
  it("is a fieldset described by its error, and its first choice carries the field's id", () => {
    render(
      <FormContext value={answered}>
        <RadioGroup name="kind" label="类别" options={options} />
      </FormContext>,
    );
    const group = screen.getByRole("group", { name: "类别" });
    expect(document.getElementById(group.getAttribute("aria-describedby")!)!.textContent).toBe("请选择类别");
    expect(within(group).getByRole("radio", { name: "甲" }).id).toBe("field-kind");
  });
});

describe("a declaration", () => {
  it("is named by its text and tied to its error", () => {
    render(
      <FormContext value={answered}>
        <Checkbox name="ok">我已核对</Checkbox>
      </FormContext>,
    );
    const box = screen.getByRole<HTMLInputElement>("checkbox", { name: "我已核对" });
    expect(box.checked).toBe(false);
    expect(document.getElementById(box.getAttribute("aria-describedby")!)!.textContent).toBe("请确认");
  });
});
