import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation, report } from "@/db/schema";
import { recordConduct } from "@/features/experts";
import { endMeeting } from "@/features/meetings";
import { freezeOpinions } from "@/features/opinions";
import { moveCase, type ReviewCase } from "@/features/reviews";
import { addDuration, holidayCalendar, policyOf, reportDeadline } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import type { JobRequest } from "@/platform/job";
import { makeForm, markOverdue, remindDue } from "../jobs";
import { moved, type Report } from "../open-report";
import { remindersOf } from "../rules/reminders";

/**
 * Everybody has confirmed: the meeting is over, opinions are what they are, and the three days begin
 * (四(一)3, D8). In the transaction of the last answer.
 */
export async function lockReport(
  tx: Tx,
  ctx: Ctx,
  reviewed: ReviewCase,
  confirmed: Report,
  now: Date,
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  const inTx = { ...ctx, tx, now };
  const ended = await endMeeting(tx, inTx, reviewed.id, now);
  const frozen = await freezeOpinions(tx, reviewed.id, now);
  const { values: policy } = await policyOf(inTx, reviewed.policyCode);
  const deadline = reportDeadline(ended.endDate, await holidayCalendar(inTx), policy["report.due_days"]);
  const { dueDate, dueAt, calendarVersion } = deadline;
  const rows = await tx
    .update(report)
    .set({ state: "LOCKED", lockedAt: now, meetingEndDate: ended.endDate, dueDate, dueAt, calendarVersion })
    .where(and(eq(report.id, confirmed.id), eq(report.state, "CONFIRMING")))
    .returning({ id: report.id });
  if (rows.length === 0) throw moved();
  await moveCase(tx, reviewed.id, ["IN_MEETING"], "AWAITING_REPORT");
  const [leader] = await tx
    .select({ expertId: invitation.expertId })
    .from(invitation)
    .where(eq(invitation.id, confirmed.leaderInvitationId));
  const bonus = leader
    ? await recordConduct(tx, "LEADER", [
        {
          expertId: leader.expertId,
          invitationId: confirmed.leaderInvitationId,
          policyCode: reviewed.policyCode,
          occurredAt: now,
        },
      ])
    : [];
  return {
    audit: [
      {
        action: "report.locked",
        subject: { type: "report", id: confirmed.id },
        detail: {
          case: reviewed.id,
          hash: confirmed.contentHash,
          conclusion: confirmed.conclusion,
          meetingEndDate: ended.endDate,
          dueDate,
          calendar: calendarVersion,
        },
      },
      ...ended.audit,
      ...frozen.audit,
      ...bonus,
    ],
    jobs: [
      makeForm.request({ reportId: confirmed.id }),
      markOverdue.request({}, addDuration(dueAt, policy["report.upload_grace"])),
      ...remindersOf(ended.endDate, dueDate).map(({ at }) => remindDue.request({}, at)),
      ...ended.jobs,
      ...frozen.jobs,
    ],
  };
}
