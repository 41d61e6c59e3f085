import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { MemberQuestionCause } from "@/db/schema";
import { arrayOf } from "../conflicts";

export interface LostStanding {
  readonly cause: MemberQuestionCause;
  /** The station is deciding about this very loss, or has decided to keep her. */
  readonly answered: boolean;
}

const today = sql`(app_now() at time zone 'Asia/Shanghai')::date`;
const current = sql`superseded_at is null and ${today} between term_from and term_to`;

/**
 * At most one row (`cause`, `since`) about an expert: why she has no standing now; none while she has it. For
 * a LATERAL. What ends the membership comes before what interrupts it, and that before the term's end;
 * `since` is when it was so and known.
 */
export function lostStanding(expertId: SQL): SQL {
  return sql`(
    select cause, since from (
      select 1 as rank, kind as cause, greatest(departed_at, recorded_at) as since from expert_departure
      where expert_id = ${expertId} and ended_at is null and departed_at <= app_now()
      union all
      select 2, 'SUSPENDED', greatest(suspended_from, recorded_at) from expert_suspension
      where expert_id = ${expertId} and lifted_at is null and suspended_from <= app_now()
        and (suspended_to is null or suspended_to > app_now())
      union all
      select 3, 'TERM_EXPIRED', max(coalesce(superseded_at, (term_to + 1)::timestamp at time zone 'Asia/Shanghai'))
      from expert_term where expert_id = ${expertId} and (superseded_at is not null or term_to < ${today})
        and not exists (select 1 from expert_term t where t.expert_id = ${expertId} and ${current})
      having count(*) > 0
    ) loss order by rank, since desc limit 1)`;
}

/**
 * Whether a question about invitation `i` covers the loss `lost`: it is open for this cause, or was decided
 * KEEP after the loss began. For a statement in which `i` and `lost` stand.
 */
export const covered = sql`exists (select 1 from member_question q where q.invitation_id = i.id
  and ((q.state = 'OPEN' and q.cause = lost.cause) or (q.state = 'KEPT' and q.decided_at >= lost.since)))`;

/** Those of `invitationIds` whose experts have no standing now, and why. One statement. */
export async function findLostStanding(
  tx: Tx,
  invitationIds: readonly string[],
): Promise<Map<string, LostStanding>> {
  if (invitationIds.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; cause: MemberQuestionCause; answered: boolean }>(sql`
    select i.id, lost.cause, ${covered} as answered from invitation i
    cross join lateral ${lostStanding(sql`i.expert_id`)} lost
    where i.id = any(${arrayOf(invitationIds)}::uuid[])`);
  return new Map(rows.map(({ id, cause, answered }) => [id, { cause, answered }]));
}
