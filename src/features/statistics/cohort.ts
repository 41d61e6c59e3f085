import { type SQL, sql } from "drizzle-orm";
import { fittingCases, seesCity } from "@/features/panels";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import type { StatisticsFilter } from "./input";
import { seesStatistics } from "./policy";

export type StatisticsCtx = Pick<Ctx, "actor" | "now" | "tx">;

/**
 * The cases that are counted, as a condition on `review_case`: those of the actor's area filed in the period. It is
 * the case list's own condition, so that a number and the list behind it cannot differ. NotFound for who sees none.
 */
export function cohort(ctx: StatisticsCtx, filter: StatisticsFilter): SQL {
  demandStatistics(ctx);
  return fittingCases(ctx, filter) ?? sql`true`;
}

export function demandStatistics(ctx: StatisticsCtx): void {
  if (!seesStatistics(ctx.actor)) throw new NotFound("statistics");
}

/** For what concerns the whole pool or the authority itself. */
export function demandCity(ctx: StatisticsCtx): void {
  if (!seesCity(ctx.actor)) throw new NotFound("statistics");
}

/** The month of China's calendar a case was filed in. */
export const filedIn = sql`to_char(review_case.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM')`;
