import { sameDayLater } from "./same-day-later";

it.each([
  ["2027-03-10", 6, "2027-09-10"],
  ["2026-08-31", 6, "2027-02-28"],
  ["2027-08-31", 6, "2028-02-29"],
  ["2026-12-01", 1, "2027-01-01"],
  ["2024-02-29", 36, "2027-02-28"],
])("%s and %d months: %s", (date, months, later) => expect(sameDayLater(date, months)).toBe(later));
