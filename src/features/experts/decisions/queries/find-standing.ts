import { sql } from "drizzle-orm";
import { policyInForce } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { firstReason, type StandingReason, standingFacts, standingReasons } from "../../standing";
import { isStation } from "./station-scope";

/**
 * Whether one member could be drawn at `at` as far as her own standing goes, as it was then known; the first
 * reason where she could not. The draw's own facts for one person; null for anybody but the station.
 */
export async function findStanding(
  ctx: Pick<Ctx, "actor" | "tx">,
  expertId: string,
  at: Date,
): Promise<{ reason: StandingReason | null } | null> {
  if (!isStation(ctx.actor)) return null;
  const policy = await policyInForce({ tx: ctx.tx, now: at }).catch((error: unknown) => {
    if (error instanceof RangeError) return null;
    throw error;
  });
  // Before the first rules there was no pool.
  if (!policy) return null;
  const { joins, reason } = firstReason(
    standingFacts({
      at,
      known: at,
      confirmMonths: policy.values["membership.confirm_months"],
      only: sql`and expert_id = ${expertId}::uuid`,
    }),
    standingReasons,
  );
  const [row] = await reader(ctx).execute<{ reason: StandingReason | null }>(sql`
    select ${reason} as reason
    from expert e join person p on p.id = e.person_id ${joins} where e.id = ${expertId}::uuid`);
  return row ?? null;
}
