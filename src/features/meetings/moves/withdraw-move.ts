import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, NotFound } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { lockMeetingCase, openMove } from "../sittings/open-case";
import { closeMove } from "./close-move";

/** 撤回改期: the contractor or the station gives the move up before all have answered; the old time stands. */
export async function withdrawMove(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    if (ctx.actor.role === "expert") throw new NotFound("case");
    const reviewed = await lockMeetingCase(tx, ctx.actor, input.caseId);
    const move = await openMove(tx, reviewed.id);
    if (!move) throw new Conflict("MOVE_ENDED", "没有在等待答复的改期，请刷新页面。");
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const closed = await closeMove(tx, move, "WITHDRAWN", { now, policy });
    return { value: undefined, audit: entries(closed.audit), jobs: closed.jobs };
  });
}
