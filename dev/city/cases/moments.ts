import {
  addDays,
  dateAt,
  FIRST_POLICY,
  inSendHours,
  instantOf,
  nextSendInstant,
  weekday,
} from "@/features/rulebook";

const minute = 60_000;
const hours = FIRST_POLICY.values["invite.send_hours"];

/** Ways to name an instant, seen from the present. */
export interface Moments {
  /** A time of day so many days ago, each day a few minutes later: people are no clockwork. */
  day(daysAgo: number, time: string): Date;
  /** Minutes before the present. */
  ago(minutes: number): Date;
  /** The date of a weekday at least so many days ahead. */
  ahead(days: number): string;
  /**
   * When to ask experts so that the SMS is there about two hours by now and can still be answered for
   * more than three. Deep in the night no such instant exists: then the SMS waits for the morning.
   */
  readonly live: Date;
}

export function momentsOf(present: Date): Moments {
  const today = dateAt(present);
  const ago = (minutes: number) => new Date(present.getTime() - minutes * minute);
  return {
    ago,
    day: (daysAgo, time) => {
      const [hour = 0, minutes = 0] = time.split(":").map(Number);
      return instantOf(addDays(today, -daysAgo), hour * 60 + minutes + ((daysAgo * 7) % 23));
    },
    ahead: (days) => {
      let date = addDays(today, days);
      while (weekday(date) === 0 || weekday(date) === 6) date = addDays(date, 1);
      return date;
    },
    live: liveInstant(ago),
  };
}

function liveInstant(ago: (minutes: number) => Date): Date {
  const wanted = ago(125);
  if (nextSendInstant(wanted, hours) <= ago(5)) return wanted;
  // The evening's last minutes, when they are less than three hours past.
  for (let minutes = 126; minutes <= 172; minutes++)
    if (inSendHours(ago(minutes), hours)) return ago(minutes + 2);
  return wanted;
}
