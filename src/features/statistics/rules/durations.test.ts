import * as fc from "fast-check";
import { hourBands, quantile, stageRows } from "./durations";

it("finds medians and the value nine of ten stay below", () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([7], 0.9)).toBe(7);
  expect(quantile([30, 10, 20], 0.5)).toBe(20);
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([0, 10], 0.9)).toBe(9);
});

it("never leaves what was measured, and grows with the share", () => {
  const hours = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(hours, (values) => {
      const [low, half, most, high] = [0, 0.5, 0.9, 1].map((share) => quantile(values, share) ?? Number.NaN);
      expect(low).toBe(Math.min(...values));
      expect(high).toBe(Math.max(...values));
      expect(half).toBeGreaterThanOrEqual(low!);
      expect(most).toBeGreaterThanOrEqual(half!);
      expect(values.filter((value) => value <= half!).length * 2).toBeGreaterThanOrEqual(values.length);
    }),
  );
});

it("has every stage, also those nobody has come to", () => {
  const rows = stageRows([{ stage: "CHECK", hours: [2, 4], open: 3 }]);
  expect(rows.map(({ stage }) => stage)).toEqual([
    "ADMISSION",
    "CONDITIONS",
    "PANEL",
    "MEETING",
    "REPORT",
    "CHECK",
    "APPROVAL",
  ]);
  expect(rows.find(({ stage }) => stage === "CHECK")).toEqual({
    stage: "CHECK",
    cases: 2,
    open: 3,
    median: 3,
    p90: 3.8,
  });
  expect(rows[0]).toEqual({ stage: "ADMISSION", cases: 0, open: 0, median: null, p90: null });
});

it("puts every panel into one band; the end of a band belongs to the next", () => {
  expect(hourBands([0, 5.99, 6, 23, 24, 71.9, 72, 500]).map(({ cases }) => cases)).toEqual([
    2, 1, 1, 1, 1, 2,
  ]);
  expect(hourBands([]).map(({ label }) => label)).toEqual([
    "0–6 小时",
    "6–12 小时",
    "12–24 小时",
    "24–48 小时",
    "48–72 小时",
    "72 小时以上",
  ]);
});
