/** Cases counted by month, kind, area and conclusion, folded into what a chart shows. Pure. */
import type { Month } from "./months";

export const conclusionCodes = ["PASS", "PASS_AFTER_REVISION", "FAIL", "NONE"] as const;
export type ConclusionCode = (typeof conclusionCodes)[number];

/** One group of cases as the database counted them. */
export interface CaseCount {
  readonly month: string;
  readonly kind: string;
  readonly area: string;
  readonly areaName: string;
  readonly conclusion: ConclusionCode;
  readonly cases: number;
}

export interface MonthRow extends Month {
  readonly cases: number;
  /** In the order of the leading kinds; the last one is everything else. */
  readonly parts: readonly number[];
}

export interface AreaRow extends Readonly<Record<ConclusionCode, number>> {
  readonly area: string;
  readonly name: string;
  readonly cases: number;
}

/** How many cases were of each kind, the most frequent first. */
export function kindTotals(rows: readonly CaseCount[]): { kind: string; cases: number }[] {
  const totals = new Map<string, number>();
  for (const { kind, cases } of rows) totals.set(kind, (totals.get(kind) ?? 0) + cases);
  return [...totals]
    .map(([kind, cases]) => ({ kind, cases }))
    .sort((a, b) => b.cases - a.cases || (a.kind < b.kind ? -1 : 1));
}

/** Every month of the period, divided into its most frequent kinds and the rest: more colours nobody can tell apart. */
export function monthsAndKinds(
  rows: readonly CaseCount[],
  months: readonly Month[],
  leading = 3,
): { kinds: readonly string[]; months: MonthRow[] } {
  const kinds = kindTotals(rows)
    .slice(0, leading)
    .map(({ kind }) => kind);
  return {
    kinds,
    months: months.map((month) => {
      const own = rows.filter((row) => row.month === month.month);
      const parts = kinds.map((kind) => sum(own.filter((row) => row.kind === kind)));
      const cases = sum(own);
      return { ...month, cases, parts: [...parts, cases - parts.reduce((total, part) => total + part, 0)] };
    }),
  };
}

/** Conclusions of each area that has cases, in the order of its code. */
export function areaConclusions(rows: readonly CaseCount[]): AreaRow[] {
  const areas = new Map(rows.map(({ area, areaName }) => [area, areaName]));
  return [...areas]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, name]) => {
      const own = rows.filter((row) => row.area === area);
      const of = (code: ConclusionCode) => sum(own.filter(({ conclusion }) => conclusion === code));
      return {
        area,
        name,
        PASS: of("PASS"),
        PASS_AFTER_REVISION: of("PASS_AFTER_REVISION"),
        FAIL: of("FAIL"),
        NONE: of("NONE"),
        cases: sum(own),
      };
    });
}

function sum(rows: readonly CaseCount[]): number {
  return rows.reduce((total, { cases }) => total + cases, 0);
}
