import { monthsOf } from "./months";
import { areaConclusions, type CaseCount, kindTotals, monthsAndKinds } from "./reviews";

const row = (
  month: string,
  kind: string,
  area: string,
  conclusion: CaseCount["conclusion"],
  cases: number,
): CaseCount => ({ month, kind, area, areaName: `${area}区`, conclusion, cases });
const rows = [
  row("2026-01", "pit", "2", "PASS", 3),
  row("2026-01", "lifting", "1", "NONE", 2),
  row("2026-03", "pit", "1", "FAIL", 1),
  row("2026-03", "steel", "1", "PASS_AFTER_REVISION", 2),
  row("2026-03", "tunnel", "2", "NONE", 1),
];

it("orders kinds by how frequent they are, equal ones by their code", () => {
  expect(kindTotals(rows).map(({ kind, cases }) => [kind, cases])).toEqual([
    ["pit", 4],
    ["lifting", 2],
    ["steel", 2],
    ["tunnel", 1],
  ]);
});

it("divides each month into the leading kinds and the rest, months without cases among them", () => {
  const { kinds, months } = monthsAndKinds(rows, monthsOf("2026-01-01", "2026-03-31"), 2);
  expect(kinds).toEqual(["pit", "lifting"]);
  expect(months.map(({ month, cases, parts }) => [month, cases, parts])).toEqual([
    ["2026-01", 5, [3, 2, 0]],
    ["2026-02", 0, [0, 0, 0]],
    ["2026-03", 4, [1, 0, 3]],
  ]);
});

it("adds up conclusions by area", () => {
  expect(areaConclusions(rows)).toEqual([
    { area: "1", name: "1区", PASS: 0, PASS_AFTER_REVISION: 2, FAIL: 1, NONE: 2, cases: 5 },
    { area: "2", name: "2区", PASS: 3, PASS_AFTER_REVISION: 0, FAIL: 0, NONE: 1, cases: 4 },
  ]);
  expect(areaConclusions([])).toEqual([]);
});
