import { addDays, type DateString } from "@/features/rulebook";

/** A time of work; no end while it lasts. Both days are included. */
export interface WorkPeriod {
  readonly validFrom: DateString;
  readonly validTo: DateString | null;
}

export interface Gap {
  readonly from: DateString;
  readonly to: DateString;
}

/** The days between `from` and `today` in which nobody employed her, as spells in order of time (E10). */
export function employmentGaps(
  periods: readonly WorkPeriod[],
  from: DateString,
  today: DateString,
): readonly Gap[] {
  const gaps: Gap[] = [];
  let next = from;
  const ordered = [...periods].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  for (const { validFrom, validTo } of ordered) {
    if (next > today) break;
    if (validTo !== null && validTo < next) continue;
    if (validFrom > next) gaps.push({ from: next, to: addDays(earlier(validFrom, addDays(today, 1)), -1) });
    next = validTo === null ? addDays(today, 1) : later(next, addDays(validTo, 1));
  }
  if (next <= today) gaps.push({ from: next, to: today });
  return gaps;
}

const earlier = (a: DateString, b: DateString) => (a < b ? a : b);
const later = (a: DateString, b: DateString) => (a > b ? a : b);
