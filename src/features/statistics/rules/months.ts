/** Months of China's calendar, as charts count by them. Pure. */
import { addDays, type DateString } from "@/features/rulebook";

export interface Month {
  /** `2026-03`. */
  readonly month: string;
  /** Its days within the period. */
  readonly from: DateString;
  readonly to: DateString;
}

export function firstOfMonth(day: DateString): DateString {
  return `${day.slice(0, 7)}-01`;
}

/** The first day of the month so many months before a day's. */
export function monthsBefore(day: DateString, months: number): DateString {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const month = String((index % 12) + 1).padStart(2, "0");
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${month}-01`;
}

/** Every month from a day to a day; the first and the last only as far as they belong to it. */
export function monthsOf(from: DateString, to: DateString): Month[] {
  const months: Month[] = [];
  for (let first = firstOfMonth(from); first <= to; first = monthsBefore(first, -1)) {
    const last = addDays(monthsBefore(first, -1), -1);
    months.push({
      month: first.slice(0, 7),
      from: first < from ? from : first,
      to: last > to ? to : last,
    });
  }
  return months;
}
