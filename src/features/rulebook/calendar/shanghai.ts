/**
 * Asia/Shanghai arithmetic without the process's time zone. China has kept UTC+8 all year since
 * 1992 (no daylight saving today), so a fixed offset is exact for every date this product meets.
 */

/** A calendar date in China, `YYYY-MM-DD`; such strings compare in time order. */
export type DateString = string;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OFFSET_MS = 8 * HOUR_MS;

/** The date in China at an instant. */
export function dateAt(instant: Date): DateString {
  return shifted(instant).toISOString().slice(0, 10);
}

/** Minutes since midnight in China (0–1439). */
export function minuteOfDay(instant: Date): number {
  const local = shifted(instant);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** 00:00 in China of a date, plus minutes. */
export function instantOf(date: DateString, minutes = 0): Date {
  return new Date(utcMidnight(date) - OFFSET_MS + minutes * 60_000);
}

/** The date a number of days later (or earlier). */
export function addDays(date: DateString, days: number): DateString {
  return new Date(utcMidnight(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: DateString): number {
  return new Date(utcMidnight(date)).getUTCDay();
}

/** Whether the text is a date that exists. */
export function isDate(text: string): text is DateString {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The instant moved to a wall clock that UTC getters can read. */
export function shifted(instant: Date): Date {
  return new Date(instant.getTime() + OFFSET_MS);
}

function utcMidnight(date: DateString): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}
