import { fireEvent, render, screen } from "@testing-library/react";
import { LocalDraft, LocalDraftDone } from "./local-draft";

function Form({ base = "", note = "" }: { base?: string; note?: string }) {
  return (
    <form>
      <input type="hidden" name="base" defaultValue={base} />
      <input type="hidden" name="id" defaultValue="one" />
      <LocalDraft name="visit-one" />
      <textarea aria-label="记录" name="note" defaultValue={note} />
      <input type="radio" aria-label="有问题" name="answer" value="PROBLEM" />
    </form>
  );
}

const note = () => screen.getByLabelText<HTMLTextAreaElement>("记录");
beforeEach(() => localStorage.clear());

it("has back what was typed before the page was closed", () => {
  const first = render(<Form />);
  fireEvent.input(note(), { target: { value: "未设公告" } });
  fireEvent.click(screen.getByLabelText("有问题"));
  first.unmount();
  render(<Form />);
  expect(note().value).toBe("未设公告");
  expect(screen.getByLabelText<HTMLInputElement>("有问题").checked).toBe(true);
  expect(screen.getByText(/已恢复本机/)).toBeTruthy();
});

it("says nothing when the platform has the same", () => {
  const first = render(<Form />);
  fireEvent.input(note(), { target: { value: "未设公告" } });
  first.unmount();
  render(<Form base="newer" note="未设公告" />);
  expect(screen.queryByText(/本机/)).toBeNull();
});

it("lets what is newer on the platform stand, and offers its own", () => {
  const first = render(<Form />);
  fireEvent.input(note(), { target: { value: "本机写的" } });
  first.unmount();
  render(<Form base="newer" note="同事写的" />);
  expect(note().value).toBe("同事写的");
  fireEvent.click(screen.getByText("改用本机的内容"));
  expect(note().value).toBe("本机写的");
});

it("forgets when the form was handed in", () => {
  const first = render(<Form />);
  fireEvent.input(note(), { target: { value: "写过" } });
  first.unmount();
  render(<LocalDraftDone name="visit-one" />);
  render(<Form />);
  expect(note().value).toBe("");
});

it("does without a store that refuses", () => {
  const set = jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("full");
  });
  render(<Form />);
  fireEvent.input(note(), { target: { value: "写过" } });
  expect(note().value).toBe("写过");
  set.mockRestore();
});
