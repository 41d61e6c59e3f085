import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { arrayOf } from "../conflicts";
import { lostStanding } from "./lost-standing";

const batch = 200;

type Lapsed = { id: string; caseId: string; invitationId: string };

/** Closes open questions about seats that end for another reason: there is nothing left to decide. */
export async function lapseQuestionsOf(tx: Tx, invitationIds: readonly string[]): Promise<Audit[]> {
  if (invitationIds.length === 0) return [];
  const rows = await tx.execute<Lapsed>(sql`
    update member_question set state = 'LAPSED', decided_at = app_now()
    where state = 'OPEN' and invitation_id = any(${arrayOf(invitationIds)}::uuid[])
    returning id, case_id as "caseId", invitation_id as "invitationId"`);
  return rows.map(lapse);
}

/**
 * Closes questions that have answered themselves: she has her standing back or lost it in another way, has
 * left the panel, the case was called off, or the meeting has begun. Answers how many.
 */
export async function lapseQuestions(ctx: Ctx): Promise<number> {
  return mutation(ctx, async (tx) => {
    const rows = await tx.execute<Lapsed>(sql`
      with moot as (
        select q.id from member_question q
        join invitation i on i.id = q.invitation_id
        join review_case c on c.id = q.case_id
        left join lateral ${lostStanding(sql`q.expert_id`)} lost on true
        where q.state = 'OPEN' and (
          lost.cause is distinct from q.cause or i.state <> 'ACCEPTED' or c.meeting_from <= app_now()
          or c.state not in ('DRAWING', 'INVITING', 'POOL_EXHAUSTED', 'PANEL_FORMED', 'PRE_REVIEW'))
        order by q.id limit ${batch} for update of q skip locked
      )
      update member_question q set state = 'LAPSED', decided_at = app_now()
      from moot where q.id = moot.id and q.state = 'OPEN'
      returning q.id, q.case_id as "caseId", q.invitation_id as "invitationId"`);
    if (rows.length === 0) return unchanged(0);
    return { value: rows.length, audit: entries(rows.map(lapse)) };
  });
}

function lapse({ id, caseId, invitationId }: Lapsed): Audit {
  return {
    action: "question.lapsed",
    subject: { type: "question", id },
    detail: { case: caseId, invitation: invitationId },
  };
}
