import { sql } from "drizzle-orm";
import { policyInForce } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { employerChoice, inForce, mainEmployments } from "./employment";
import { type StandingReason, standingFacts, standingReasons, timesOf } from "./facts";
import { firstReason } from "./first-reason";

/** A member of the pool as of an instant. */
export interface PoolRow {
  /** The public pool number. */
  readonly number: string;
  readonly specialties: readonly string[];
  /** The first reason against drawing her; null when there is none in herself. */
  readonly reason: StandingReason | null;
  /** USCC of the main employer; "" for none. */
  readonly employer: string;
}

/**
 * The pool as of the past instant `at`, as it was known at `known` (D2 d): every member holding a specialty
 * then, in the order of the numbers. `known` before `at` asks what was then expected. Judged by the policy in
 * force at `at`. The station's; NotFound for anybody else.
 */
export async function poolAt(ctx: Ctx, { at, known }: { at: Date; known: Date }): Promise<PoolRow[]> {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "regulator" || actor.post !== "station")
    throw new NotFound("pool");
  const { values: policy } = await policyInForce({ tx: ctx.tx, now: at });
  const times = timesOf({ at, known });
  const { joins, reason } = firstReason(
    standingFacts({ at, known, confirmMonths: policy["membership.confirm_months"] }),
    standingReasons,
  );
  const rows = await reader(ctx).execute<{
    number: string;
    specialties: string[];
    reason: StandingReason | null;
    employer: string;
  }>(sql`
    with holder as (
      select expert_id, jsonb_agg(distinct specialty) as specialties
      from expert_specialty where ${inForce(times)} group by expert_id
    )
    select distinct on (e.number collate "C") e.number, h.specialties, ${reason} as reason,
      coalesce(employer.uscc, '') as employer
    from holder h join expert e on e.id = h.expert_id join person p on p.id = e.person_id
    ${joins}
    left join ${mainEmployments(times)} employer on employer.expert_id = e.id
    order by e.number collate "C", ${employerChoice}`);
  return rows.map((row) => ({ ...row, specialties: [...row.specialties].sort() }));
}
