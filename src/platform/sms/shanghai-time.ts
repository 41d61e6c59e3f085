const eightHours = 8 * 3_600_000;
const shape = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

/** Reads a carrier's local time "2026-11-30 09:00:00" (Asia/Shanghai, UTC+8, no summer time); null unless it exists. */
export function parseShanghaiTime(text: string): Date | null {
  const found = shape.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < 2000 || year > 2099) return null;
  const instant = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - eightHours);
  // 2月30日 and 24:00:00 roll over in Date.UTC; they are refused, not guessed.
  return formatShanghaiTime(instant) === text ? instant : null;
}

/** Writes an instant as the carriers do: "2026-11-30 09:00:00", Asia/Shanghai, seconds cut off. */
export function formatShanghaiTime(instant: Date): string {
  return new Date(instant.getTime() + eightHours).toISOString().slice(0, 19).replace("T", " ");
}

/** The calendar day in Shanghai as "20261130". */
export function shanghaiDay(instant: Date): string {
  return formatShanghaiTime(instant).slice(0, 10).replaceAll("-", "");
}
