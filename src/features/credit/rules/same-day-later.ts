import type { DateString } from "@/features/rulebook";

/** The same day so many months on; where that month is shorter, its last day. */
export function sameDayLater(date: DateString, months: number): DateString {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const at = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${y}-${String(m).padStart(2, "0")}-${String(Math.min(day, last)).padStart(2, "0")}`;
}
