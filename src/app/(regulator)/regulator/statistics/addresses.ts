import { isNarrowed, readStatisticsFilter, type StatisticsFilter } from "@/features/statistics";
import type { PageCtx } from "@/platform/request";
import { addressOf } from "../address";

export const statisticsPath = "/regulator/statistics";

export type Query = Parameters<typeof readStatisticsFilter>[0];

/** What a page counts: the filter of its address, and what other addresses take over from it. */
export interface Asked {
  readonly filter: StatisticsFilter;
  readonly narrowed: boolean;
  /** Nothing where it is the usual, so that equal pages have equal addresses. */
  readonly kept: Partial<StatisticsFilter>;
}

export function readAsked(ctx: PageCtx, query: Query): Asked {
  const filter = readStatisticsFilter(query, ctx);
  const narrowed = isNarrowed(filter, ctx);
  return { filter, narrowed, kept: narrowed ? filter : {} };
}

/** The cases behind a number: those of the period, narrowed by `more`. */
export function casesAddress(filter: StatisticsFilter, more: Readonly<Record<string, string>> = {}): string {
  return addressOf("/regulator/cases", { ...filter, ...more });
}

/** The inspections behind a number. */
export function inspectionsAddress(
  filter: StatisticsFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  return addressOf("/regulator/inspections", { ...filter, ...more });
}

/** A chart's table as a workbook. */
export function exportAddress(table: string, filter: Partial<StatisticsFilter>): string {
  return addressOf(`${statisticsPath}/export`, { table, ...filter });
}
