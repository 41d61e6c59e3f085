import { sql } from "drizzle-orm";
import { lockCase } from "@/features/reviews";
import { policyOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { judgeElection } from "./judge-election";

const batch = 50;

/**
 * Ballots and leaders that no longer fit their panel, found by looking: somebody left, lost her standing, or the
 * case was called off; and cases that need a leader and have no ballot. Answers how many moved.
 */
export async function followPanels(ctx: Ctx): Promise<number> {
  const found = await reader(ctx).execute<{ id: string }>(sql`
    select c.id from review_case c
    left join leader_election e on e.case_id = c.id and e.state in ('OPEN', 'DECIDED')
    where (e.state = 'DECIDED' and not exists (
        select from invitation i where i.id = e.leader_invitation_id and i.state in ('ACCEPTED', 'ATTENDED')))
      or (e.state = 'DECIDED' and c.state in ('IN_MEETING', 'SUSPENDED', 'MEDIATION', 'AWAITING_REPORT', 'REPORT_CHECK', 'REVISION')
        and exists (select from invitation i
          left join expert_departure d on d.expert_id = i.expert_id and d.ended_at is null and d.departed_at <= app_now()
          left join expert_suspension s on s.expert_id = i.expert_id and s.lifted_at is null and s.suspended_from <= app_now()
            and (s.suspended_to is null or s.suspended_to > app_now())
          where i.id = e.leader_invitation_id and (d.id is not null or s.id is not null)
            and not exists (select from member_question q where q.invitation_id = i.id and q.state in ('OPEN', 'KEPT'))))
      or (e.state = 'OPEN' and c.state not in ('PRE_REVIEW', 'IN_MEETING', 'SUSPENDED', 'MEDIATION', 'AWAITING_REPORT', 'REPORT_CHECK', 'REVISION'))
      or (e.state = 'OPEN' and exists (select from unnest(e.candidates) one join invitation i on i.id = one
        where i.state not in ('ACCEPTED', 'ATTENDED')))
      or (e.id is null and c.state in ('PRE_REVIEW', 'SUSPENDED', 'AWAITING_REPORT', 'REPORT_CHECK', 'REVISION')
        and exists (select from invitation i join seat s on s.id = i.seat_id
          where i.case_id = c.id and s.main and i.state in ('ACCEPTED', 'ATTENDED')))
      or (e.id is null and c.state in ('IN_MEETING', 'MEDIATION') and exists (
        select from attendance a join invitation i on i.id = a.invitation_id join seat s on s.id = i.seat_id
        where i.case_id = c.id and s.main and i.state in ('ACCEPTED', 'ATTENDED')
          and a.sitting_id = (select id from sitting where case_id = c.id order by ordinal desc limit 1)))
    order by c.id limit ${batch}`);
  let moved = 0;
  for (const { id } of found) if (await followOne(ctx, id)) moved++;
  return moved;
}

async function followOne(ctx: Ctx, caseId: string): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, caseId);
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const judged = await judgeElection(tx, reviewed, now, policy);
    if (judged.audit.length === 0) return unchanged(false);
    return { value: true, audit: entries(judged.audit), jobs: judged.jobs };
  });
}
