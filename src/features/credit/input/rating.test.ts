import { ratingInput } from "./rating";

const id = "00000000-0000-4000-8000-000000000001";
const given = {
  caseId: id,
  side: "CONTRACTOR",
  subjectId: id,
  "mark.PREPARATION": "5",
  "mark.ORGANISATION": "1",
  "mark.ANSWERS": "3",
  "mark.RESTRAINT": "4",
};

it("takes the marks of its side and nothing beside them", () => {
  expect(ratingInput.parse({ ...given, "mark.FAIRNESS": "9", comment: " 准备充分 " })).toEqual({
    caseId: id,
    side: "CONTRACTOR",
    subjectId: id,
    comment: "准备充分",
    marks: { PREPARATION: 5, ORGANISATION: 1, ANSWERS: 3, RESTRAINT: 4 },
  });
});

it.each(["", "0", "6", "4.5", ["4", "4"]])("asks for a mark instead of %j, beside its field", (mark) => {
  const parsed = ratingInput.safeParse({ ...given, "mark.ANSWERS": mark });
  expect(parsed.error?.issues.map(({ path }) => path)).toEqual([["mark.ANSWERS"]]);
});
