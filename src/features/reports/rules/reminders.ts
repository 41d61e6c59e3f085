import { addDays, type DateString, instantOf } from "@/features/rulebook";

export type ReminderTemplate = "reportDue" | "reportDueAgain" | "reportDueLast";

export interface Reminder {
  readonly template: ReminderTemplate;
  readonly at: Date;
}

const nine = 9 * 60;

/** At 09:00 of the day after the meeting, of the day before the last, and of the last (D8); a short term has fewer. */
export function remindersOf(meetingEndDate: DateString, dueDate: DateString): Reminder[] {
  const before = addDays(dueDate, -1);
  const first = addDays(meetingEndDate, 1);
  return [
    ...(first < before ? [{ template: "reportDue" as const, at: instantOf(first, nine) }] : []),
    ...(before > meetingEndDate
      ? [{ template: "reportDueAgain" as const, at: instantOf(before, nine) }]
      : []),
    { template: "reportDueLast" as const, at: instantOf(dueDate, nine) },
  ];
}

/** Those whose time has come before the deadline: a sweep that was late sends the newest alone. */
export function dueReminder(
  report: { meetingEndDate: DateString; dueDate: DateString; dueAt: Date },
  now: Date,
): Reminder | null {
  if (now >= report.dueAt) return null;
  return remindersOf(report.meetingEndDate, report.dueDate).findLast(({ at }) => at <= now) ?? null;
}
