/** `1至2`, or `1` where there is only one. */
export function formatRange({ min, max }: { min: number; max: number }): string {
  return min === max ? String(min) : `${min}至${max}`;
}

/** A specialty's name without what is in brackets: short enough for a seat. */
export function shortLabel(label: string): string {
  return label.replace(/（.*$/, "");
}

/** `基坑、岩土 5席，监测 1席`. */
export function formatSeats(seats: readonly { label: string; count: number }[]): string {
  return seats.map(({ label, count }) => `${shortLabel(label)} ${count}`).join("；");
}

/** `72%`; nothing is quite certain. */
export function formatChance(chance: number): string {
  const percent = Math.round(chance * 100);
  return percent >= 100 ? "99%以上" : percent < 1 ? "不到1%" : `${percent}%`;
}
