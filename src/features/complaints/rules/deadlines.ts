import {
  type DayDeadline,
  dateAt,
  dayDeadline,
  type HolidayCalendar,
  type PolicyParameters,
  workingDayDeadline,
} from "@/features/rulebook";

type Days = Pick<
  PolicyParameters,
  | "complaint.triage_days"
  | "complaint.decide_days"
  | "complaint.extension_days"
  | "complaint.statement_days"
  | "complaint.review_request_days"
  | "complaint.review_days"
>;

/** Every day that counts in the handling of a complaint (D12): from an instant, by policy and calendar. */
export function deadlines(policy: Days, calendar: HolidayCalendar) {
  const days = (from: Date, count: number): DayDeadline => dayDeadline(dateAt(from), count, calendar);
  const workingDays = (from: Date, count: number) => workingDayDeadline(dateAt(from), count, calendar);
  return {
    /** 受理审查, from the day it came in. */
    triage: (receivedAt: Date) => workingDays(receivedAt, policy["complaint.triage_days"]),
    /** The conclusion, from the day it was accepted. */
    decision: (acceptedAt: Date) => days(acceptedAt, policy["complaint.decide_days"]),
    /** The same after its one extension: counted on from the acceptance, not from when it was asked for. */
    extended: (acceptedAt: Date) =>
      days(acceptedAt, policy["complaint.decide_days"] + policy["complaint.extension_days"]),
    /** The accused's statement, from the day she was asked. */
    statement: (askedAt: Date) => workingDays(askedAt, policy["complaint.statement_days"]),
    /** Until when a review can be asked for, from the day the parties were told. */
    reviewRequest: (toldAt: Date) => days(toldAt, policy["complaint.review_request_days"]),
    /** The review's own conclusion, from the day it was asked for. */
    review: (askedAt: Date) => days(askedAt, policy["complaint.review_days"]),
  };
}
