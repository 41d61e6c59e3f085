import { ageBand, ageingRows } from "./ageing";

it("puts each day into its band", () => {
  expect([0, 2, 3, 6, 7, 29, 30, 400].map(ageBand)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
});

it("has a row for everything that can be overdue", () => {
  const rows = ageingRows([
    { kind: "REPORT", days: 1, times: 2 },
    { kind: "REPORT", days: 31, times: 1 },
    { kind: "RECTIFICATION", days: 4, times: 5 },
  ]);
  expect(rows).toEqual([
    { kind: "REPORT", bands: [2, 0, 0, 1], times: 3 },
    { kind: "LEADER", bands: [0, 0, 0, 0], times: 0 },
    { kind: "RECTIFICATION", bands: [0, 5, 0, 0], times: 5 },
  ]);
});
