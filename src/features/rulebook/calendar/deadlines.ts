/**
 * Deadlines counted in days (民法典 第201、203条): the start day is not counted, a last day that
 * is a rest day rolls to the next working day, and the last day ends at 24:00 in China.
 */
import { formatDate } from "../format";
import { type HolidayCalendar, workingDayFrom } from "./holidays";
import { addDays, type DateString, instantOf } from "./shanghai";

export type DayDeadline = {
  /** The last day on which the act is in time. */
  dueDate: DateString;
  /** 24:00 of that day, exclusive: in time means strictly before this instant. */
  dueAt: Date;
  /** The day before rolling, when it was a rest day. */
  rolledFrom: DateString | null;
  /** False when no holiday arrangement is published for the last day yet. */
  published: boolean;
  calendarVersion: string;
  /** One Chinese sentence that shows the counting. */
  explanation: string;
};

/** Calendar days after a start date (民法典 201, 203). */
export function dayDeadline(start: DateString, days: number, calendar: HolidayCalendar): DayDeadline {
  needsPositive(days);
  const last = addDays(start, days);
  const dueDate = workingDayFrom(last, calendar);
  const count = `自${formatDate(start)}起，当日不计入（民法典第二百零一条），${days}日至${formatDate(last)}届满`;
  const roll = dueDate === last ? "" : `；届满日为休息日，顺延至${formatDate(dueDate)}（民法典第二百零三条）`;
  return finish(dueDate, dueDate === last ? null : last, count + roll, calendar);
}

/** 论证报告 and 签到表: 3 days from the **date** the last session ended (notice 四(一)3). */
export function reportDeadline(meetingEndDate: DateString, calendar: HolidayCalendar, days = 3): DayDeadline {
  return dayDeadline(meetingEndDate, days, calendar);
}

/** Working days after a start date; the start day is not counted. */
export function workingDayDeadline(start: DateString, days: number, calendar: HolidayCalendar): DayDeadline {
  const dueDate = addWorkingDays(start, days, calendar);
  const count = `自${formatDate(start)}起，当日不计入，${days}个工作日至${formatDate(dueDate)}届满`;
  return finish(dueDate, null, count, calendar);
}

/** The n-th working day after a date. */
export function addWorkingDays(start: DateString, days: number, calendar: HolidayCalendar): DateString {
  needsPositive(days);
  let date = start;
  for (let left = days; left > 0; left--) date = workingDayFrom(addDays(date, 1), calendar);
  return date;
}

function finish(
  dueDate: DateString,
  rolledFrom: DateString | null,
  reasoning: string,
  calendar: HolidayCalendar,
): DayDeadline {
  const published = calendar.isPublished(dueDate);
  const caution = published ? "" : "该年度放假安排尚未公布，目前只按周末计算。";
  return {
    dueDate,
    dueAt: instantOf(addDays(dueDate, 1)),
    rolledFrom,
    published,
    calendarVersion: calendar.version,
    explanation: `${reasoning}；截止${formatDate(dueDate)}24:00。${caution}`,
  };
}

function needsPositive(days: number): void {
  if (!Number.isInteger(days) || days < 1)
    throw new RangeError("a deadline takes a whole number of days ≥ 1");
}
