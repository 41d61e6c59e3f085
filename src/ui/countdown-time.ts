const MINUTE = 60_000;

/** What is left, in whole minutes rounded down: 3 小时 20 分, 不到 1 分钟, or null when it is over. */
export function leftInWords(ms: number): string | null {
  if (ms <= 0) return null;
  const minutes = Math.floor(ms / MINUTE);
  if (minutes === 0) return "不到 1 分钟";
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days >= 2) return `${days} 天${hours % 24 ? ` ${hours % 24} 小时` : ""}`;
  const rest = minutes % 60;
  return [hours ? `${hours} 小时` : "", rest ? `${rest} 分${hours ? "" : "钟"}` : ""]
    .filter(Boolean)
    .join(" ");
}

/** Milliseconds until the words change next. */
export function untilNextMinute(ms: number): number {
  return ms <= 0 ? 0 : (ms % MINUTE) + 1;
}

/** The announcement owed when the time left falls from `before` to `now` past 60, 30 or 10 minutes. */
export function announcement(before: number, now: number): string | null {
  const passed = [10, 30, 60].find((minutes) => now <= minutes * MINUTE && before > minutes * MINUTE);
  return passed === undefined || now <= 0 ? null : `还有 ${passed} 分钟`;
}
