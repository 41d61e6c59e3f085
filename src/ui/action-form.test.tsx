import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { renderToString } from "react-dom/server.node";
import { ActionForm } from "./action-form";
import type { FormState } from "./form-state";
import { PageHead } from "./page-head";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";

type Action = (previous: FormState, form: FormData) => Promise<FormState>;

function form(action: Action, initial?: FormState, title?: string) {
  return (
    <ActionForm action={action} initial={initial} title={title} head={<PageHead title="填写" />}>
      <TextField name="title" label="名称" />
      <SubmitButton name="then" value="next">
        继续
      </SubmitButton>
    </ActionForm>
  );
}

const refuse: Action = async (_, sent) => ({
  errors: { title: "名称太长" },
  values: { title: String(sent.get("title")) },
});

function type(words: string) {
  fireEvent.change(screen.getByRole("textbox"), { target: { value: words } });
}

async function send() {
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "继续" })));
}

describe("ActionForm", () => {
  beforeEach(() => {
    document.title = "填写 - 工评";
  });

  it("answers with a focused summary above the h1, linking to the field in the words beside it", async () => {
    render(form(refuse));
    expect(screen.queryByRole("alert")).toBeNull();
    type("很长的名称");
    await send();
    const summary = screen.getByRole("alert");
    expect(document.activeElement).toBe(summary);
    const link = within(summary).getByRole("link", { name: "名称太长" });
    expect(document.querySelector(link.getAttribute("href")!)).toBe(screen.getByRole("textbox"));
    expect(document.getElementById("field-title-error")!.textContent).toBe(link.textContent);
    expect(summary.compareDocumentPosition(screen.getByRole("heading", { level: 1 }))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("很长的名称");
  });

  it("marks the title while something is wrong, and only then", async () => {
    let answers = 0;
    render(form(async (...args) => (answers++ === 0 ? refuse(...args) : { errors: {}, values: {} })));
    await send();
    expect(document.title).toBe("错误：填写 - 工评");
    await send();
    expect(document.title).toBe("填写 - 工评");
  });

  it("focuses the summary again when the second answer is wrong too", async () => {
    render(form(refuse));
    await send();
    screen.getByRole("textbox").focus();
    await send();
    expect(document.activeElement).toBe(screen.getByRole("alert"));
  });

  it("refuses the form as a whole with a message", async () => {
    render(form(async () => ({ errors: { "": "已被他人修改" }, values: {} })));
    await send();
    const summary = screen.getByRole("alert");
    expect(within(summary).getByText("已被他人修改")).toBeTruthy();
    expect(within(summary).queryAllByRole("link")).toEqual([]);
  });

  it("sends once however often it is clicked, and says that it is sending", async () => {
    const sent: string[] = [];
    let answer: (state: FormState) => void = () => undefined;
    render(
      form(
        (_, data) => {
          sent.push(`${data.get("title")} ${data.get("then")}`);
          return new Promise((done) => {
            answer = done;
          });
        },
        { errors: {}, values: { title: "甲" } },
      ),
    );
    const button = screen.getByRole<HTMLButtonElement>("button");
    await act(async () => fireEvent.click(button));
    expect(button.disabled).toBe(true);
    expect(button.textContent).toBe("正在提交…");
    await act(async () => fireEvent.click(button));
    await act(async () => fireEvent.submit(button.form!));
    await act(async () => answer({ errors: {}, values: {} }));
    await waitFor(() => expect(button.disabled).toBe(false));
    expect(sent).toEqual(["甲 next"]);
  });

  it("without scripts, already holds summary, words and values in the markup", () => {
    const html = renderToString(
      form(refuse, { errors: { title: "名称太长" }, values: { title: "旧" } }, "填写"),
    );
    expect(html).toContain("<title>错误：填写</title>");
    expect(html.indexOf('href="#field-title"')).toBeLessThan(html.indexOf("<h1>"));
    expect(html).toMatch(/tabindex="-1"[^>]*autofocus/i);
    expect(html).toContain('value="旧"');
    expect(html).toMatch(/novalidate/i);
  });
});
