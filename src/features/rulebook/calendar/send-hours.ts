/** When invitations may be *sent*; the answering window itself runs through the night (D14-3). */
import { addDays, dateAt, instantOf, minuteOfDay } from "./shanghai";

/** Wall-clock times in China, `from` inclusive, `to` exclusive, `from < to`. */
export type SendHours = { from: string; to: string };

/** Whether a message may leave now. */
export function inSendHours(instant: Date, hours: SendHours): boolean {
  const minute = minuteOfDay(instant);
  return minutesOf(hours.from) <= minute && minute < minutesOf(hours.to);
}

/** The instant itself inside the hours, else the next opening. */
export function nextSendInstant(instant: Date, hours: SendHours): Date {
  if (inSendHours(instant, hours)) return instant;
  const opening = minutesOf(hours.from);
  const today = dateAt(instant);
  return instantOf(minuteOfDay(instant) < opening ? today : addDays(today, 1), opening);
}

/** Whether the text is a wall-clock time `HH:MM`. */
export function isWallClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function minutesOf(time: string): number {
  if (!isWallClock(time)) throw new RangeError(`not a time of day: ${time}`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
