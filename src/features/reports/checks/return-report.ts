import { and, eq } from "drizzle-orm";
import { appUser, reportSubmission } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { moveCase } from "@/features/reviews";
import { nextSendInstant, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { entries, mutation } from "@/platform/mutation";
import { checkedAlready } from "./conclude";
import { lockSubmission } from "./lock-submission";

/** The hand-in goes back with its reason; the clock keeps the result of the first one (D3, E17). */
export async function returnReport(
  ctx: Ctx & { actor: UserActor },
  { submissionId, reason }: { submissionId: string; reason: string },
): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx, now) => {
    const { reviewed, submission } = await lockSubmission(tx, ctx.actor, submissionId);
    const rows = await tx
      .update(reportSubmission)
      .set({ state: "RETURNED", checkedBy: ctx.actor.personId, checkedAt: now, returnedReason: reason })
      .where(and(eq(reportSubmission.id, submission.id), eq(reportSubmission.state, "CHECKING")))
      .returning({ id: reportSubmission.id });
    if (rows.length === 0) throw checkedAlready();
    await moveCase(tx, reviewed.id, ["REPORT_CHECK"], "AWAITING_REPORT");
    const [applicant] = await tx
      .select({ personId: appUser.personId })
      .from(appUser)
      .where(eq(appUser.id, submission.submittedBy));
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const told = applicant?.personId
      ? await queueMessages(tx, [
          {
            template: "caseReturned",
            personId: applicant.personId,
            subject: { type: "submission", id: submission.id },
            params: { caseNo: reviewed.number ?? "" },
            dueAt: nextSendInstant(now, policy["invite.send_hours"]),
          },
        ])
      : { audit: [], jobs: [] };
    return {
      value: { caseId: reviewed.id },
      audit: entries([
        {
          action: "report.returned",
          subject: { type: "report", id: submission.reportId },
          detail: { case: reviewed.id, submission: submission.id, reason, findings: submission.findings },
        },
        ...told.audit,
      ]),
      jobs: told.jobs,
    };
  });
}
