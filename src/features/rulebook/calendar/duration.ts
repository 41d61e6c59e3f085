/** ISO 8601 durations of days and less (`PT6H`, `P5D`, `PT30M`), the form policies store. */

const FORM = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/;

/** Milliseconds of a duration; a day is 24 hours (no daylight saving in China). */
export function durationMs(duration: string): number {
  const [days, hours, minutes, seconds] = partsOf(duration);
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** Whether the text is a duration of this form. */
export function isDuration(text: string): boolean {
  return FORM.test(text) && /\d/.test(text) && !text.endsWith("T");
}

/** The instant a duration later: hours run from the instant itself (民法典 第201条第二款). */
export function addDuration(instant: Date, duration: string): Date {
  return new Date(instant.getTime() + durationMs(duration));
}

/** The instant a number of hours later. */
export function addHours(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * 3_600_000);
}

/** `6小时`, `5天`, `1小时30分钟`. */
export function formatDuration(duration: string): string {
  const parts = partsOf(duration);
  const units = ["天", "小时", "分钟", "秒"];
  return parts.map((part, index) => (part > 0 ? `${part}${units[index]}` : "")).join("") || "0分钟";
}

function partsOf(duration: string): [number, number, number, number] {
  const match = isDuration(duration) ? FORM.exec(duration) : null;
  if (match === null) throw new RangeError(`not a duration: ${duration}`);
  const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = match;
  return [Number(days), Number(hours), Number(minutes), Number(seconds)];
}
