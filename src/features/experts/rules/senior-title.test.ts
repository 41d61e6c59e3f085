import { isSeniorTitle } from "./senior-title";

it.each(["高级工程师", "正高级工程师", "教授级高工", "教授", "副教授", "研究员", "副研究员", "高级经济师"])(
  "%s is senior",
  (title) => expect(isSeniorTitle(title)).toBe(true),
);

it.each(["工程师", "助理工程师", "助理研究员", "讲师", "技师", ""])("%s is not", (title) =>
  expect(isSeniorTitle(title)).toBe(false),
);
