import { and, eq } from "drizzle-orm";
import { type LeaderDraft, revisionRound } from "@/db/schema";
import { lockCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, InvalidInput } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { acceptedReport } from "../accepted-report";
import { demandLeader } from "./demand-leader";

/** Keeps what the leader has written; hers alone until she gives it. Denied to anybody but the leader of now. */
export async function saveOpinion(
  ctx: Ctx & { actor: UserActor },
  input: { roundId: string; draft: LeaderDraft },
): Promise<{ roundId: string }> {
  return mutation(ctx, async (tx) => {
    const { round } = await demandLeader(tx, ctx.actor, input.roundId);
    await lockCase(tx, round.caseId);
    const accepted = await acceptedReport(tx, round.caseId);
    const known = new Set(accepted?.required.map(({ id }) => id));
    if (Object.keys(input.draft.items).some((id) => !known.has(id)))
      throw new InvalidInput({ "": "判定的内容与论证报告不一致，请刷新页面。" });
    const [saved] = await tx
      .update(revisionRound)
      .set({ leaderDraft: input.draft })
      .where(and(eq(revisionRound.id, round.id), eq(revisionRound.state, "LEADER_REVIEW")))
      .returning({ id: revisionRound.id });
    if (!saved) throw new Conflict("ROUND_DECIDED", "本轮修改稿已有审查意见，请刷新页面。");
    return {
      value: { roundId: round.id },
      audit: [
        {
          action: "revision.draftSaved",
          subject: { type: "revision", id: round.id },
          detail: { case: round.caseId, by: "leader" },
        },
      ],
    };
  });
}
