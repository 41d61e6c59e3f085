import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { revisionDraft, revisionReply, revisionRound } from "@/db/schema";
import { currentLeader } from "@/features/meetings";
import { type NewMessage, queueMessages } from "@/features/messages";
import { lockOwnCase, type ReviewCase } from "@/features/reviews";
import {
  dateAt,
  formatDeadline,
  holidayCalendar,
  nextSendInstant,
  type PolicyParameters,
  policyOf,
  workingDayDeadline,
} from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { constraintOf, entries, mutation } from "@/platform/mutation";
import { revisionBasis } from "../accepted-report";
import { noticeId, panelOf } from "../people";
import { isAnswered, lacksOfRevision, revisedPlan } from "../rules/revision";

/**
 * Hands in a revised plan with the reply table (四(二)4, A2.5): bound to that file and its hash from here on.
 * The leader has `revision.leader_review` working days; the other members are told and may comment.
 * Denied names everything that is missing; Conflict when a round is already with the leader.
 */
export async function submitRevision(
  ctx: Ctx & { actor: UserActor },
  { caseId }: { caseId: string },
): Promise<{ caseId: string; round: number }> {
  try {
    return await mutation(ctx, async (tx, now) => {
      const reviewed = await lockOwnCase(tx, ctx.actor, caseId);
      const basis = await revisionBasis(tx, caseId);
      if (!basis) throw new Denied("NO_REPORT", "还没有确认的论证报告，不能提交修改稿。");
      if (basis.rounds[0]?.state === "LEADER_REVIEW") throw alreadyThere();
      const [draft] = await tx.select().from(revisionDraft).where(eq(revisionDraft.caseId, caseId));
      const { required } = basis.report;
      const replies = draft?.replies ?? {};
      const lacks = lacksOfRevision({ ...basis, state: reviewed.state, required, replies });
      if (lacks.length > 0) throw new Denied("NOT_READY", `还不能提交：${lacks.join("；")}。`);
      const plan = revisedPlan(basis.plans, basis.lastVersion);
      if (!plan?.sha256) throw new Denied("NO_PLAN", "还没有上传修改后的方案。");
      const { values: policy } = await policyOf({ tx }, reviewed.policyCode);
      const due = workingDayDeadline(
        dateAt(now),
        policy["revision.leader_review"],
        await holidayCalendar({ tx }),
      );
      const id = randomId();
      const round = (basis.rounds[0]?.round ?? 0) + 1;
      await tx.insert(revisionRound).values({
        id,
        caseId,
        reportId: basis.report.id,
        round,
        state: "LEADER_REVIEW",
        planFileId: plan.id,
        planSha256: plan.sha256,
        submittedBy: ctx.actor.id,
        submittedAt: now,
        leaderDueDate: due.dueDate,
        leaderDueAt: due.dueAt,
      });
      const answered = required.flatMap((item) => {
        const reply = replies[item.id];
        return reply && isAnswered(reply) ? [{ roundId: id, itemId: item.id, ...reply }] : [];
      });
      if (answered.length > 0) await tx.insert(revisionReply).values(answered);
      const told = await tellPanel(tx, reviewed, id, due.dueAt, now, policy);
      return {
        value: { caseId, round },
        audit: entries([
          {
            action: "revision.submitted",
            subject: { type: "case", id: caseId },
            detail: {
              round,
              version: plan.version,
              sha256: plan.sha256,
              items: answered.length,
              due: due.dueDate,
              calendar: due.calendarVersion,
            },
          },
          ...told.audit,
        ]),
        jobs: told.jobs,
      };
    });
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === "revision_round_one_open" || constraint === "revision_round_once")
      throw alreadyThere();
    throw error;
  }
}

const alreadyThere = () => new Conflict("IN_REVIEW", "修改稿已经提交，正在等待组长审查，请刷新页面。");

/** The leader is asked, everybody else told (31号文: 修改情况应及时告知专家). */
async function tellPanel(
  tx: Tx,
  reviewed: ReviewCase,
  roundId: string,
  dueAt: Date,
  now: Date,
  policy: PolicyParameters,
) {
  const leader = await currentLeader(tx, reviewed.id);
  const members = await panelOf(tx, reviewed.id);
  const caseNo = reviewed.number ?? "";
  return queueMessages(
    tx,
    members.map(({ invitationId, personId }): NewMessage => {
      const message = {
        personId,
        subject: { type: "revisionNotice", id: noticeId(roundId, invitationId) },
        dueAt: nextSendInstant(now, policy["invite.send_hours"]),
      };
      return invitationId === leader?.invitationId
        ? { ...message, template: "revisionSubmitted", params: { caseNo, deadline: formatDeadline(dueAt) } }
        : { ...message, template: "revisionInformed", params: { caseNo } };
    }),
  );
}
