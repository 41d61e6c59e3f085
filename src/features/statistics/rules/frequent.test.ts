import { type Finding, frequentDefects, hidesEach, itemRows, leftKinds } from "./frequent";

const found = (
  kind: string,
  what: Finding["what"],
  key: string,
  reports: number,
  units = reports,
  times = reports,
): Finding => ({ kind, what, key, reports, units, times });
const read = [
  found("pit", "REPORT", "", 8, 5),
  found("pit", "DEFECT", "pit.2", 3),
  found("pit", "DEFECT", "common.1", 5),
  found("pit", "DEFECT", "pit.5", 6, 2),
  found("pit", "DEFECT", "pit.3", 2),
  found("pit", "DEFECT", "WORDS", 4),
  found("pit", "ITEM", "SITE.MUST", 6, 5, 9),
  found("pit", "ITEM", "CALCULATION.MUST", 4, 3, 5),
  found("pit", "ITEM", "SITE.ADVICE", 2, 2, 3),
  found("steel", "REPORT", "", 3, 3),
  found("lifting", "REPORT", "", 2, 2),
  found("lifting", "DEFECT", "lifting.1", 2),
  found("tunnel", "REPORT", "", 9, 2),
];

it("hides a plan among three of three units, and not among fewer", () => {
  expect(hidesEach({ reports: 3, units: 3 })).toBe(true);
  expect(hidesEach({ reports: 2, units: 2 })).toBe(false);
  expect(hidesEach({ reports: 9, units: 2 })).toBe(false);
});

it("names frequent defects of the catalogue; everything found is in the sum", () => {
  expect(frequentDefects(read)).toEqual([
    {
      kind: "pit",
      reports: 8,
      named: [
        { code: "common.1", reports: 5 },
        { code: "pit.2", reports: 3 },
      ],
      unnamed: 12,
    },
    { kind: "steel", reports: 3, named: [], unnamed: 0 },
  ]);
  expect(leftKinds(read)).toEqual({ kinds: 2, reports: 11 });
});

it("counts items by what they are about", () => {
  expect(itemRows(read, ["COMPLETENESS", "CALCULATION", "SITE"])).toEqual([
    { kind: "pit", reports: 8, must: [0, 5, 9], advice: 3, items: 17 },
    { kind: "steel", reports: 3, must: [0, 0, 0], advice: 0, items: 0 },
  ]);
});
