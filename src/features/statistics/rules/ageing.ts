/** What is overdue, by how long it has been so. Pure. */

export const ageingKinds = ["REPORT", "LEADER", "RECTIFICATION"] as const;
export type AgeingKind = (typeof ageingKinds)[number];

/** Whole days since something was due, and how many are so late. */
export interface Overdue {
  readonly kind: AgeingKind;
  readonly days: number;
  readonly times: number;
}

export const ageBands = ["3天以内", "3至7天", "7至30天", "30天以上"] as const;
/** The first day of each band. */
const begins = [0, 3, 7, 30] as const;

export interface AgeingRow {
  readonly kind: AgeingKind;
  /** In the order of `ageBands`. */
  readonly bands: readonly number[];
  readonly times: number;
}

/** Which band so many whole days belong to. */
export function ageBand(days: number): number {
  return Math.max(
    0,
    begins.findLastIndex((begin) => days >= begin),
  );
}

export function ageingRows(read: readonly Overdue[]): AgeingRow[] {
  return ageingKinds.map((kind) => {
    const own = read.filter((one) => one.kind === kind);
    const times = (rows: readonly Overdue[]) => rows.reduce((total, one) => total + one.times, 0);
    return {
      kind,
      bands: ageBands.map((_, band) => times(own.filter(({ days }) => ageBand(days) === band))),
      times: times(own),
    };
  });
}
