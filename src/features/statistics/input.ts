import { type Query, readCaseFilter, seesCity } from "@/features/panels";
import { type DateString, dateAt, type Library } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { monthsBefore } from "./rules/months";

/** What is counted: cases filed from a day to a day, of an area, of a library. */
export interface StatisticsFilter {
  readonly from: DateString;
  readonly to: DateString;
  readonly district?: string;
  readonly library?: Library;
}

/** Longer than this no chart by month can be read. */
const mostMonths = 36;

/**
 * Reads the filter from an address. Without days it is this month and the eleven before; two days count in either
 * order; of a longer time the last three years are left. Whatever is not on the closed lists is left out, and a
 * district's own area is not hers to choose.
 */
export function readStatisticsFilter(
  query: Query,
  { actor, now }: Pick<Ctx, "actor" | "now">,
): StatisticsFilter {
  const { from, to, district, library } = readCaseFilter(query);
  const today = dateAt(now);
  const [early, late] = [from, to].every((day) => day !== undefined) ? [from, to].sort() : [from, to];
  const end = late ?? (early !== undefined && early > today ? early : today);
  const start = early ?? monthsBefore(end, 11);
  const earliest = monthsBefore(end, mostMonths - 1);
  return {
    from: [start, earliest].sort()[1] ?? start,
    to: end,
    ...(district && seesCity(actor) ? { district } : {}),
    ...(library ? { library } : {}),
  };
}

/** Whether anything but the usual is asked for. */
export function isNarrowed(filter: StatisticsFilter, ctx: Pick<Ctx, "actor" | "now">): boolean {
  const usual = readStatisticsFilter({}, ctx);
  const { from, to, district, library } = filter;
  return from !== usual.from || to !== usual.to || district !== undefined || library !== undefined;
}
