/** Dates and times as pages show them, in China's time whatever the process's zone. Pure. */
import { addDays, type DateString, dateAt, isDate, shifted, weekday } from "./calendar/shanghai";

const WEEKDAYS = "日一二三四五六";

type Style = { year?: boolean };

/** `11月22日（周日）`, or with the year `2026年11月22日（周日）`. */
export function formatDate(date: DateString, style: Style = {}): string {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  const [year, month, day] = date.split("-").map(Number);
  return `${style.year ? `${year}年` : ""}${month}月${day}日（周${WEEKDAYS[weekday(date)]}）`;
}

/** `18:42`. */
export function formatTime(instant: Date): string {
  return shifted(instant).toISOString().slice(11, 16);
}

/** `11月22日（周日）18:42`. */
export function formatInstant(instant: Date, style: Style = {}): string {
  return formatDate(dateAt(instant), style) + formatTime(instant);
}

/** As `formatInstant`, to the second: `11月22日（周日）18:42:07`, for traces and certificates. */
export function formatInstantExactly(instant: Date, style: Style = {}): string {
  return formatDate(dateAt(instant), style) + shifted(instant).toISOString().slice(11, 19);
}

/** A deadline at midnight reads as 24:00 of the day before: `11月25日（周三）24:00`. */
export function formatDeadline(instant: Date, style: Style = {}): string {
  if (formatTime(instant) !== "00:00") return formatInstant(instant, style);
  return `${formatDate(addDays(dateAt(instant), -1), style)}24:00`;
}

/** What is left until a deadline: `2天3小时`, `5小时59分`, `不足1分钟`, `已到期`. */
export function formatRemaining(until: Date, now: Date): string {
  const minutes = Math.floor((until.getTime() - now.getTime()) / 60_000);
  if (until.getTime() <= now.getTime()) return "已到期";
  if (minutes < 1) return "不足1分钟";
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) return `${days}天${hours > 0 ? `${hours}小时` : ""}`;
  return `${hours > 0 ? `${hours}小时` : ""}${minutes % 60 > 0 ? `${minutes % 60}分` : ""}`;
}
