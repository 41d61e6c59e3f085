import { addDuration, dateAt, instantOf, minuteOfDay } from "@/features/rulebook";

const noon = 12 * 60;

/**
 * The time an expert is taken for a meeting: until the travel gap has passed, and to the end of the
 * half-day in which it ends, so that nobody has two meetings in one half-day (D0 `draw.travel_gap`).
 */
export function holdFor(meeting: { from: Date; to: Date }, travelGap: string): { from: Date; to: Date } {
  const gap = addDuration(meeting.to, travelGap);
  // A meeting that ends exactly at noon has ended in the morning.
  const last = new Date(meeting.to.getTime() - 1);
  const halfDay = instantOf(dateAt(last), minuteOfDay(last) < noon ? noon : 2 * noon);
  return { from: meeting.from, to: new Date(Math.max(gap.getTime(), halfDay.getTime())) };
}
