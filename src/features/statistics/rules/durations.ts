/** How long the stages of a case took. Pure. */

export const stages = ["ADMISSION", "CONDITIONS", "PANEL", "MEETING", "REPORT", "CHECK", "APPROVAL"] as const;
export type Stage = (typeof stages)[number];

/** The hours a stage took in each case that went through it, and how many cases have begun it and not ended it. */
export interface StageHours {
  readonly stage: Stage;
  readonly hours: readonly number[];
  readonly open: number;
}

export interface StageRow {
  readonly stage: Stage;
  readonly cases: number;
  readonly open: number;
  /** Hours; null where no case has gone through it. */
  readonly median: number | null;
  readonly p90: number | null;
}

/** The value below which a share of all lies, between two values in proportion; null of nothing. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}

/** Every stage in the order of the process, also those nobody has come to. */
export function stageRows(read: readonly StageHours[]): StageRow[] {
  return stages.map((stage) => {
    const { hours, open } = read.find((one) => one.stage === stage) ?? { hours: [], open: 0 };
    return { stage, cases: hours.length, open, median: quantile(hours, 0.5), p90: quantile(hours, 0.9) };
  });
}

/** Upper ends in hours; the last band has none. */
const bands = [6, 12, 24, 48, 72] as const;

/** How many panels stood within so many hours of the press of the draw. */
export function hourBands(hours: readonly number[]): { label: string; cases: number }[] {
  const within = (from: number, to: number) => hours.filter((one) => one >= from && one < to).length;
  return [...bands, Number.POSITIVE_INFINITY].map((to, index) => {
    const from = bands[index - 1] ?? 0;
    const label = to === Number.POSITIVE_INFINITY ? `${from} 小时以上` : `${from}–${to} 小时`;
    return { label, cases: within(from, to) };
  });
}
