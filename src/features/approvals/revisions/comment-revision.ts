import { revisionComment } from "@/db/schema";
import { lockCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { memberRound } from "./member-round";

/** A member's word on a revision that lies with the leader; kept for ever (D9). Conflict once it is decided. */
export async function commentRevision(
  ctx: Ctx & { actor: UserActor },
  input: { roundId: string; text: string },
): Promise<{ roundId: string }> {
  return mutation(ctx, async (tx, now) => {
    const { round: seen } = await memberRound(tx, ctx.actor, input.roundId);
    await lockCase(tx, seen.caseId);
    const { round, invitationId } = await memberRound(tx, ctx.actor, input.roundId);
    if (round.state !== "LEADER_REVIEW")
      throw new Conflict("ROUND_DECIDED", "组长已经给出审查意见，不能再补充意见。");
    await tx
      .insert(revisionComment)
      .values({ id: randomId(), roundId: round.id, invitationId, text: input.text, at: now });
    return {
      value: { roundId: round.id },
      audit: [
        {
          action: "revision.commented",
          subject: { type: "revision", id: round.id },
          detail: { case: round.caseId, invitation: invitationId },
        },
      ],
    };
  });
}
