import { inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberQuestion } from "@/db/schema";
import { lockCase } from "@/features/reviews";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import type { JobRequest } from "@/platform/job";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { parametersOf } from "../lane";
import { endAskedAbout } from "./end-asked-about";
import { lapseQuestions } from "./lapse-questions";

const batch = 100;

/**
 * Carries out the suggestion of every question the station has not answered in time (D2 a): kept to finish,
 * or replaced. What has answered itself lapses first. Case before question, both skipped while somebody
 * decides. Answers how many.
 */
export async function carryOutQuestions(ctx: Ctx): Promise<number> {
  await lapseQuestions(ctx);
  return mutation(ctx, async (tx, now) => {
    const due = await takeDue(tx);
    if (due.length === 0) return unchanged(0);
    const audit: Audit[] = due.map(({ id, caseId, invitationId, suggestion }) => ({
      action: "question.decided",
      subject: { type: "question", id },
      detail: { case: caseId, invitation: invitationId, decision: suggestion, unanswered: true },
    }));
    const jobs: JobRequest[] = [];
    const replaced = due.filter(({ suggestion }) => suggestion === "REPLACE");
    for (const caseId of new Set(replaced.map((one) => one.caseId))) {
      const reviewed = await lockCase(tx, caseId);
      const policy = await parametersOf({ ...ctx, tx }, reviewed);
      const of = replaced.filter((one) => one.caseId === caseId).map(({ invitationId }) => invitationId);
      const ended = await endAskedAbout(tx, reviewed, of, now, policy);
      audit.push(...ended.audit);
      jobs.push(...ended.jobs);
    }
    return { value: due.length, audit: entries(audit), jobs };
  });
}

type Due = { id: string; caseId: string; invitationId: string; suggestion: "KEEP" | "REPLACE" };

/** Closes what is due in one statement, its cases locked first. */
async function takeDue(tx: Tx): Promise<Due[]> {
  const found = await tx.execute<{ id: string }>(sql`
    select q.id from member_question q join review_case c on c.id = q.case_id
    where q.state = 'OPEN' and q.decide_by <= app_now()
    order by q.decide_by limit ${batch} for update of c, q skip locked`);
  if (found.length === 0) return [];
  return tx
    .update(memberQuestion)
    .set({
      state: sql`case ${memberQuestion.suggestion} when 'KEEP' then 'KEPT' else 'REPLACED' end`,
      decidedAt: sql`app_now()`,
    })
    .where(
      inArray(
        memberQuestion.id,
        found.map(({ id }) => id),
      ),
    )
    .returning({
      id: memberQuestion.id,
      caseId: memberQuestion.caseId,
      invitationId: memberQuestion.invitationId,
      suggestion: memberQuestion.suggestion,
    });
}
