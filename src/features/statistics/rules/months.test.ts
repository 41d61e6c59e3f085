import { monthsBefore, monthsOf } from "./months";

it("goes back over the turn of a year, and forward", () => {
  expect(monthsBefore("2026-03-31", 3)).toBe("2025-12-01");
  expect(monthsBefore("2026-12-15", 0)).toBe("2026-12-01");
  expect(monthsBefore("2026-12-15", -1)).toBe("2027-01-01");
  expect(monthsBefore("2026-01-15", 24)).toBe("2024-01-01");
});

it("has every month of a period, the first and the last as far as they belong to it", () => {
  expect(monthsOf("2025-12-15", "2026-02-10")).toEqual([
    { month: "2025-12", from: "2025-12-15", to: "2025-12-31" },
    { month: "2026-01", from: "2026-01-01", to: "2026-01-31" },
    { month: "2026-02", from: "2026-02-01", to: "2026-02-10" },
  ]);
  expect(monthsOf("2026-02-03", "2026-02-03")).toEqual([
    { month: "2026-02", from: "2026-02-03", to: "2026-02-03" },
  ]);
});
