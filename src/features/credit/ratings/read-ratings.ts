import { type SQL, sql } from "drizzle-orm";
import type { RatingSide } from "@/db/schema";
import { POLICY_PARAMETERS, type PolicyParameters, policyInForce } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { isStation } from "../rules/event";
import { type Averages, averagesOf, restingStates } from "../rules/rating";

type ReadCtx = Pick<Ctx, "actor" | "tx" | "now">;

export interface ShownRatings {
  readonly side: RatingSide;
  readonly averages: Averages;
  /** What was written beside the marks, for the station alone. */
  readonly comments: readonly string[];
}

/** Whose ratings: an expert's on all her seats, or a unit's. */
export type RatedOne = { readonly expertId: string } | { readonly organizationId: string };

/**
 * What others said of the reader, as averages and never by whom: only of cases in which nobody needs the other any
 * more, the days of the case's policy after the meeting, and not of too few (features.md 83: against retaliation).
 */
export async function readOwnRatings(ctx: ReadCtx): Promise<ShownRatings[]> {
  const own = ownOf(ctx.actor);
  if (!own) return [];
  const { values: policy } = await policyInForce(ctx);
  const resting = sql.join(
    restingStates.map((state) => sql`${state}`),
    sql`, `,
  );
  const late = sql`s.ended_at + make_interval(days => coalesce((v.parameters ->> 'rating.shown_days')::int, ${POLICY_PARAMETERS["rating.shown_days"].default})) <= ${ctx.now.toISOString()}::timestamptz
    and c.state in (${resting})`;
  return (await average(ctx, own, late, policy)).map((one) => ({ ...one, comments: [] }));
}

/** The same of an expert for the station, without the delay: who said it stays unsaid to it as well. */
export async function readRatingsOf(ctx: ReadCtx, expertId: string): Promise<ShownRatings[]> {
  if (!isStation(ctx.actor)) return [];
  const { values: policy } = await policyInForce(ctx);
  return average(ctx, { expertId }, sql`true`, policy);
}

function ownOf(actor: Actor): RatedOne | null {
  if (actor.kind !== "user") return null;
  if (actor.role === "expert") return actor.expertId ? { expertId: actor.expertId } : null;
  const unit = actor.role === "contractor" || actor.role === "supervision";
  return unit && actor.organizationId ? { organizationId: actor.organizationId } : null;
}

async function average(
  ctx: Pick<Ctx, "tx">,
  one: RatedOne,
  shown: SQL,
  policy: PolicyParameters,
): Promise<ShownRatings[]> {
  const subject =
    "expertId" in one
      ? sql`r.subject_id in (select id from invitation where expert_id = ${one.expertId})`
      : sql`r.subject_id = ${one.organizationId}`;
  const rows = await reader(ctx).execute<{
    side: RatingSide;
    marks: Record<string, number>;
    comment: string;
  }>(sql`
    select r.subject_side as side, r.marks, r.comment from meeting_rating r
    join review_case c on c.id = r.case_id join policy_version v on v.code = c.policy_code
    join lateral (select max(ended_at) as ended_at from sitting where case_id = c.id and state = 'ENDED') s on true
    where ${subject} and ${shown}`);
  return (["EXPERT", "LEADER", "CONTRACTOR", "SUPERVISION"] as const).flatMap((side) => {
    const own = rows.filter((row) => row.side === side);
    const averages = averagesOf(
      own.map(({ marks }) => marks),
      side,
      policy["rating.fewest"],
    );
    const comments = own.map(({ comment }) => comment).filter((comment) => comment !== "");
    return averages ? [{ side, averages, comments: comments.sort() }] : [];
  });
}
