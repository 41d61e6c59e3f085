import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { revisionDraft, revisionReply, revisionRound } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { lockCase, moveCase, type ReviewCase } from "@/features/reviews";
import { nextSendInstant, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { acceptedReport } from "../accepted-report";
import { personOf } from "../people";
import { whyNotDecideRevision } from "../rules/revision";
import { supersede } from "../successors/supersede";
import { demandLeader } from "./demand-leader";

type Decision = "CONFIRMED" | "MORE_CHANGES" | "SUBSTANTIAL";

/**
 * 组长再次填写审查意见 (四(二)4): gives the drafted opinion on exactly the file that was handed in. CONFIRMED leads
 * on to the approval, MORE_CHANGES back to the contractor, SUBSTANTIAL to a review of its own (Art. 16). Denied to
 * anybody but the leader of now and while an item is unjudged; Conflict when it was decided meanwhile.
 */
export async function decideRevision(
  ctx: Ctx & { actor: UserActor },
  { roundId }: { roundId: string },
): Promise<{ roundId: string; decision: Decision }> {
  return mutation(ctx, async (tx, now) => {
    const seen = await demandLeader(tx, ctx.actor, roundId);
    const reviewed = await lockCase(tx, seen.round.caseId);
    // Read again behind the lock: the leader may have changed, the round been decided.
    const { round, invitationId } = await demandLeader(tx, ctx.actor, roundId);
    if (round.state !== "LEADER_REVIEW") throw decided();
    const accepted = await acceptedReport(tx, reviewed.id);
    demand(whyNotDecideRevision(round.leaderDraft, accepted?.required ?? []));
    const draft = round.leaderDraft;
    if (!draft) throw decided();
    const [row] = await tx
      .update(revisionRound)
      .set({
        state: draft.decision,
        leaderInvitationId: invitationId,
        leaderOpinion: draft.opinion,
        decidedAt: sql`app_now()`,
      })
      .where(and(eq(revisionRound.id, round.id), eq(revisionRound.state, "LEADER_REVIEW")))
      .returning({ id: revisionRound.id });
    if (!row) throw decided();
    for (const [itemId, { done, remark }] of Object.entries(draft.items)) {
      await tx
        .update(revisionReply)
        .set({ done, remark: remark || null })
        .where(and(eq(revisionReply.roundId, round.id), eq(revisionReply.itemId, itemId)));
    }
    const followed = await follow(tx, ctx, reviewed, draft.decision, now);
    const told = await tellContractor(tx, reviewed, round, now);
    return {
      value: { roundId: round.id, decision: draft.decision },
      audit: entries([
        {
          action: "revision.decided",
          subject: { type: "case", id: reviewed.id },
          detail: {
            round: round.round,
            decision: draft.decision,
            sha256: round.planSha256,
            leader: invitationId,
          },
        },
        ...followed,
        ...told.audit,
      ]),
      jobs: told.jobs,
    };
  });
}

const decided = () => new Conflict("ROUND_DECIDED", "本轮修改稿已有审查意见，请刷新页面。");

async function follow(
  tx: Tx,
  ctx: Ctx & { actor: UserActor },
  reviewed: ReviewCase,
  decision: Decision,
  now: Date,
): Promise<Audit[]> {
  if (decision === "MORE_CHANGES") return [];
  await tx.delete(revisionDraft).where(eq(revisionDraft.caseId, reviewed.id));
  if (decision === "SUBSTANTIAL")
    return (await supersede(tx, ctx, reviewed, now, "组长认为属于重大修改")).audit;
  // Passed through in one transaction; nothing waits in 组长已确认 (ADR 0018).
  await moveCase(tx, reviewed.id, ["REVISION"], "LEADER_CONFIRMED");
  await moveCase(tx, reviewed.id, ["LEADER_CONFIRMED"], "APPROVAL");
  return [];
}

async function tellContractor(
  tx: Tx,
  reviewed: ReviewCase,
  round: { readonly id: string; readonly submittedBy: string },
  now: Date,
) {
  const personId = await personOf(tx, round.submittedBy);
  if (!personId) return { audit: [], jobs: [] };
  const { values: policy } = await policyOf({ tx }, reviewed.policyCode);
  return queueMessages(tx, [
    {
      template: "revisionDecided",
      personId,
      subject: { type: "revision", id: round.id },
      params: { caseNo: reviewed.number ?? "" },
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
    },
  ]);
}
