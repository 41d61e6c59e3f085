import {
  addDays,
  type DateString,
  dateAt,
  FIRST_POLICY,
  formatTime,
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
  ahead(days: number): DateString;
  /** The date of a weekday at least so many days past. */
  behind(days: number): DateString;
  /** The start of a meeting that goes on now; in the night and early in the morning, yesterday afternoon's. */
  readonly sitting: { readonly date: DateString; readonly from: string; readonly to: string };
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
    ahead: (days) => weekdayFrom(addDays(today, days), 1),
    behind: (days) => weekdayFrom(addDays(today, -days), -1),
    sitting: sittingNow(today, ago),
    live: liveInstant(ago),
  };
}

function weekdayFrom(start: DateString, step: 1 | -1): DateString {
  let date = start;
  while (weekday(date) === 0 || weekday(date) === 6) date = addDays(date, step);
  return date;
}

/** Long enough ago that its report can be with the members, so late that it is not over. */
function sittingNow(today: DateString, ago: (minutes: number) => Date): Moments["sitting"] {
  const start = ago(115);
  const from = formatTime(new Date(start.getTime() - (start.getTime() % (5 * minute))));
  return dateAt(start) === today && from >= "08:00" && from <= "19:30"
    ? { date: today, from, to: formatTime(ago(-95)) }
    : { date: addDays(today, -1), from: "14:00", to: "17:30" };
}

function liveInstant(ago: (minutes: number) => Date): Date {
  const wanted = ago(125);
  if (nextSendInstant(wanted, hours) <= ago(5)) return wanted;
  // The evening's last minutes, when they are less than three hours past.
  for (let minutes = 126; minutes <= 172; minutes++)
    if (inSendHours(ago(minutes), hours)) return ago(minutes + 2);
  return wanted;
}
