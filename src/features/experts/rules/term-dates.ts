import { addDays, type DateString } from "@/features/rulebook";

/** Days of a term (聘期), in China. */
export interface TermDays {
  readonly termFrom: DateString;
  /** Last day, included. */
  readonly termTo: DateString;
}

/** The same day `years` later; 29 February becomes 28 February where there is none (民法典 第二百零二条). */
export function addYears(date: DateString, years: number): DateString {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const later = year + years;
  const leap = (later % 4 === 0 && later % 100 !== 0) || later % 400 === 0;
  const last = month === 2 && day === 29 && !leap ? 28 : day;
  return `${String(later).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(last).padStart(2, "0")}`;
}

/**
 * The next term: from today, or, while a term runs or is still to come, from the day after the last one's
 * end, so that a renewal leaves neither gap nor overlap. It ends the day before its anniversary.
 */
export function nextTerm(today: DateString, lastTo: DateString | null, years: number): TermDays {
  const termFrom = lastTo !== null && lastTo >= today ? addDays(lastTo, 1) : today;
  return { termFrom, termTo: addDays(addYears(termFrom, years), -1) };
}

/** Whether `years` of work lie between the two days (A2.8 二: fifteen). */
export function hasWorked(years: number, since: DateString, today: DateString): boolean {
  return addYears(since, years) <= today;
}
