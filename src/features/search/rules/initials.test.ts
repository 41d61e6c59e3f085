import { initialsOf, surnamesOf } from "./initials";

it.each([
  ["zs", "ZS"],
  ["QDSZ", "QDSZ"],
  ["ｚｓ", "ZS"],
  ["1hx", "1HX"],
])("%s are initials", (typed, letters) => expect(initialsOf(typed)).toBe(letters));

it.each(["", "z", "张三", "zhi", "uv", "12", "z s", "z%", "a".repeat(13)])("%s are none", (typed) =>
  expect(initialsOf(typed)).toBeNull(),
);

it("knows surnames that are read otherwise", () => {
  expect(surnamesOf("Z")).toContain("曾");
  expect(surnamesOf("A")).toEqual([]);
});
