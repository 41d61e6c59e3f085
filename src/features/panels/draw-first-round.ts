import { and, eq } from "drizzle-orm";
import { drawRound } from "@/db/schema";
import { lockCase, moveCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { finishRound } from "./finish-round";
import { inviteDrawn } from "./invite-drawn";
import { parametersOf } from "./lane";
import { whyNotDraw } from "./policy";
import { readFrozen } from "./stored-round";

/**
 * The press of 抽取 (trust.md §1.3): the applicant's number arrives, the round is drawn, invitations go
 * out. One transaction: either all of it happened or the round is still open with the same request.
 */
export async function drawFirstRound(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; nonce: string },
): Promise<{ round: number }> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, input.caseId);
    if (reviewed.organizationId !== ctx.actor.organizationId) throw new NotFound("case");
    demand(whyNotDraw(ctx.actor, reviewed));
    const [open] = await tx
      .select()
      .from(drawRound)
      .where(and(eq(drawRound.caseId, reviewed.id), eq(drawRound.state, "REQUESTED")));
    if (!open) throw new Conflict("ROUND_DONE", "本轮抽取已经完成，请刷新页面查看结果。");
    const round = { id: open.id, caseId: reviewed.id, written: readFrozen(open) };
    const { certificate, audit } = await finishRound(tx, round, input.nonce, now);
    const policy = await parametersOf({ ...ctx, tx }, reviewed);
    const invited = await inviteDrawn(tx, reviewed, round.id, certificate, now, policy);
    await moveCase(tx, reviewed.id, ["DRAWING"], "INVITING");
    return {
      value: { round: open.round },
      audit: entries([audit, ...invited.audit]),
      jobs: invited.jobs,
    };
  });
}
