import { sql } from "drizzle-orm";
import { caseRoundsDrawn } from "@/features/panels";
import { reader } from "@/platform/context";
import { cohort, type StatisticsCtx } from "../cohort";
import type { StatisticsFilter } from "../input";
import type { Vacancy } from "../rules/answers";

/** How many cases of the period were drawn in 0, 1, 2, 3 rounds and in more; every number of rounds is there. */
export async function readRounds(
  ctx: StatisticsCtx,
  filter: StatisticsFilter,
): Promise<{ rounds: number; cases: number }[]> {
  return reader(ctx).execute<{ rounds: number; cases: number }>(sql`
    with counted as (
      select least(4, ${caseRoundsDrawn}) as rounds from review_case where ${cohort(ctx, filter)}
    )
    select n as rounds, count(c.rounds)::int as cases
    from generate_series(0, 4) n left join counted c on c.rounds = n
    group by n order by n`);
}

/** Seats of the period's cases drawn in a later round, by how whoever had them before gave them up. */
export async function readVacancies(ctx: StatisticsCtx, filter: StatisticsFilter): Promise<Vacancy[]> {
  return reader(ctx).execute<Vacancy & Record<string, unknown>>(sql`
    with seated as (
      select r.round, lag(i.state) over seat_in_time as before, lag(i.revoked_reason) over seat_in_time as revoked
      from review_case join invitation i on i.case_id = review_case.id left join draw_round r on r.id = i.round_id
      where ${cohort(ctx, filter)}
      window seat_in_time as (partition by i.seat_id order by i.created_at, r.round nulls first)
    )
    select before, revoked, count(*)::int as times from seated where round > 1 group by before, revoked`);
}
