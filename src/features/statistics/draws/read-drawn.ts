import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { reader } from "@/platform/context";
import { cohort, demandCity, type StatisticsCtx } from "../cohort";
import type { StatisticsFilter } from "../input";
import { readExposure } from "../pool-health/read-exposure";
import { type Bar, histogram, type Judged, judgeExposure } from "../rules/exposure";

/** How evenly the experts were drawn, with an alarm beyond chance; the pool's matter, so the station's and the bureau's. */
export interface Exposed {
  readonly rounds: number;
  readonly experts: number;
  readonly odd: readonly Judged[];
  readonly bars: readonly Bar[];
}

/** Exposure in the rounds of the period's cases, judged as in the pool's health (features.md no. 40). */
export async function readDrawn(ctx: StatisticsCtx, filter: StatisticsFilter): Promise<Exposed> {
  demandCity(ctx);
  const cases = sql`select review_case.id from review_case where ${cohort(ctx, filter)}`;
  const { rounds, experts } = await readExposure(
    reader(ctx) as Pick<Tx, "execute">,
    sql`draw_round.case_id in (${cases})`,
  );
  return {
    rounds,
    experts: experts.length,
    odd: judgeExposure(experts).filter(({ odd }) => odd !== null),
    bars: histogram(experts),
  };
}
