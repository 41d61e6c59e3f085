/** Which days are rest days: weekends, State Council holidays, working weekends, local corrections. */
import { z } from "zod";
import { addDays, type DateString, isDate, weekday } from "./shanghai";

const date = z.string().refine(isDate, "日期应写作 2026-10-01 的形式");

/** One published table. Days it does not list follow the week. JSON-serialisable. */
export const holidayTableSchema = z
  .strictObject({
    version: z.string().min(1).max(80),
    source: z.string().min(1).max(200),
    coveredFrom: date,
    coveredTo: date,
    restDays: z.array(date),
    workDays: z.array(date),
  })
  .refine((table) => table.coveredFrom <= table.coveredTo, { message: "起始日期晚于截止日期" })
  .refine((table) => !table.restDays.some((day) => table.workDays.includes(day)), {
    message: "同一天不能既是休息日又是工作日",
  })
  .refine(
    (table) =>
      [...table.restDays, ...table.workDays].every(
        (day) => table.coveredFrom <= day && day <= table.coveredTo,
      ),
    { message: "所列日期应在该表的起止日期之内" },
  );

export type HolidayTable = z.infer<typeof holidayTableSchema>;

/** What deadline rules ask; its version belongs beside every due instant that is stored. */
export type HolidayCalendar = {
  version: string;
  isRestDay(date: DateString): boolean;
  /** False where no published table reaches: only weekends are known there. */
  isPublished(date: DateString): boolean;
};

/** A calendar from tables; a later table overrides an earlier one day by day. */
export function calendarOf(...tables: [HolidayTable, ...HolidayTable[]]): HolidayCalendar {
  const days = new Map<DateString, boolean>();
  for (const table of tables) {
    for (const day of table.restDays) days.set(day, true);
    for (const day of table.workDays) days.set(day, false);
  }
  return {
    version: tables.map((table) => table.version).join("+"),
    isRestDay: (day) => days.get(day) ?? isWeekend(day),
    isPublished: (day) => tables.some((table) => table.coveredFrom <= day && day <= table.coveredTo),
  };
}

/** The date itself if it is a working day, else the next one. */
export function workingDayFrom(day: DateString, calendar: HolidayCalendar): DateString {
  let candidate = day;
  for (let step = 0; calendar.isRestDay(candidate); step++) {
    if (step > 366) throw new RangeError(`no working day within a year of ${day}`);
    candidate = addDays(candidate, 1);
  }
  return candidate;
}

function isWeekend(day: DateString): boolean {
  const number = weekday(day);
  return number === 0 || number === 6;
}
