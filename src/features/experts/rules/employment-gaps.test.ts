import { addDays } from "@/features/rulebook";
import { employmentGaps } from "./employment-gaps";

const [from, today] = ["2023-11-25", "2026-11-25"];
const period = (validFrom: string, validTo: string | null = null) => ({ validFrom, validTo });

it("finds none when one employer covers all of it", () => {
  expect(employmentGaps([period("2010-01-01")], from, today)).toEqual([]);
  expect(employmentGaps([period(from, today)], from, today)).toEqual([]);
});

it("finds everything when there is no employer", () => {
  expect(employmentGaps([], from, today)).toEqual([{ from, to: today }]);
  expect(employmentGaps([period("2000-01-01", "2020-01-01")], from, today)).toEqual([{ from, to: today }]);
});

it("takes the day after one employer and the day before the next for the ends of a gap", () => {
  const periods = [period("2025-03-01"), period("2010-01-01", "2024-12-31")];
  expect(employmentGaps(periods, from, today)).toEqual([{ from: "2025-01-01", to: "2025-02-28" }]);
  expect(employmentGaps([period("2010-01-01", "2024-12-31"), period("2025-01-01")], from, today)).toEqual([]);
});

it("lets a long one cover a short one within", () => {
  const periods = [period("2020-01-01"), period("2024-01-01", "2024-02-01")];
  expect(employmentGaps(periods, from, today)).toEqual([]);
});

it("ends with today, also when the next employer is still ahead", () => {
  expect(employmentGaps([period("2010-01-01", "2026-11-20")], from, today)).toEqual([
    { from: "2026-11-21", to: today },
  ]);
  expect(employmentGaps([period("2027-01-01")], from, today)).toEqual([{ from, to: today }]);
});

it("agrees with counting day by day", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const start = "2026-01-01";
  const end = addDays(start, 39);
  for (let round = 0; round < 300; round++) {
    const periods = Array.from({ length: random(5) }, () => {
      const validFrom = addDays(start, random(60) - 10);
      return period(validFrom, random(4) === 0 ? null : addDays(validFrom, random(15)));
    });
    const covered = (day: string) =>
      periods.some(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
    const days = Array.from({ length: 40 }, (_, index) => addDays(start, index));
    const gaps = employmentGaps(periods, start, end);
    const inGap = (day: string) => gaps.some((gap) => gap.from <= day && day <= gap.to);
    expect(days.filter(inGap)).toEqual(days.filter((day) => !covered(day)));
  }
});
