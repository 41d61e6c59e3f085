import { addDays, instantOf } from "@/features/rulebook/calendar/shanghai";
import type { CityExpert } from "../city";

const morning = 9 * 60;

/** When what a city holds came to be known; never after `now`. */
export function instantsOf(today: string, now: Date) {
  const on = (day: string) => {
    const at = instantOf(day, morning);
    return at < now ? at : now;
  };
  const earlier = (a: string, b: string) => (a < b ? a : b);
  const later = (a: string, b: string) => (a > b ? a : b);
  const appointed = (from: string) => earlier(addDays(from, -10), addDays(today, -5));
  const joined = ({ terms }: CityExpert) => appointed(terms.map(({ from }) => from).sort()[0] ?? today);
  return {
    on,
    phoneVerified: on(addDays(today, -1500)),
    /** A term is recorded some days before it begins, and its undertakings are signed the day after. */
    termRecorded: (from: string) => on(appointed(from)),
    onboarded: (from: string) => on(addDays(appointed(from), 1)),
    /** What was so before she joined the pool became known when she did, and so did what is still ahead. */
    sinceJoining: (expert: CityExpert, day: string) =>
      on(day > today ? joined(expert) : later(joined(expert), day)),
    /** Shares are entered on their first day, those ahead some time before it. */
    shareRecorded: (from: string) => on(earlier(from, addDays(today, -90))),
    /** Leave is reported shortly before it begins. */
    leaveRecorded: (from: string) => on(earlier(addDays(from, -3), addDays(today, -2))),
  };
}
