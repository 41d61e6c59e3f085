import { addYears, hasWorked, nextTerm } from "./term-dates";

describe("a term's days", () => {
  it("begin today where no term runs", () => {
    expect(nextTerm("2026-11-25", null, 3)).toEqual({ termFrom: "2026-11-25", termTo: "2029-11-24" });
    expect(nextTerm("2026-11-25", "2026-11-24", 3).termFrom).toBe("2026-11-25");
  });

  it("follow the running term without gap or overlap", () => {
    expect(nextTerm("2026-11-25", "2027-03-31", 3)).toEqual({ termFrom: "2027-04-01", termTo: "2030-03-31" });
    expect(nextTerm("2026-11-25", "2026-11-25", 3).termFrom).toBe("2026-11-26");
  });

  it("know the 29th of February", () => {
    expect(addYears("2024-02-29", 3)).toBe("2027-02-28");
    expect(addYears("2024-02-29", 4)).toBe("2028-02-29");
    expect(nextTerm("2024-02-29", null, 1)).toEqual({ termFrom: "2024-02-29", termTo: "2025-02-27" });
  });
});

it("fifteen years of work are full on the day itself", () => {
  expect(hasWorked(15, "2011-11-25", "2026-11-25")).toBe(true);
  expect(hasWorked(15, "2011-11-26", "2026-11-25")).toBe(false);
});
