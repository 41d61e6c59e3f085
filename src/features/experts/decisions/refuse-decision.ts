import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotRefuse, whyNotWithdraw } from "../rules/decision";
import { close } from "./confirm-decision";
import { findProposal } from "./find-proposal";

type UserCtx = Ctx & { actor: UserActor };

/** The second person does not agree, and says why; nothing comes into force. */
export async function refuseDecision(
  ctx: UserCtx,
  input: { decisionId: string; reason: string },
): Promise<{ decisionId: string }> {
  return mutation(ctx, async (tx) => {
    const before = await findProposal(tx, ctx.actor, input.decisionId);
    demand(whyNotRefuse(ctx.actor, before));
    await close(tx, before.id, { state: "REFUSED", by: ctx.actor.personId, refusal: input.reason });
    return {
      value: { decisionId: before.id },
      audit: [
        {
          action: "decision.refused",
          subject: { type: "decision", id: before.id },
          detail: { expert: before.expertId, reason: input.reason },
        },
      ],
    };
  });
}

/** The proposer takes her proposal back. */
export async function withdrawDecision(
  ctx: UserCtx,
  input: { decisionId: string },
): Promise<{ decisionId: string }> {
  return mutation(ctx, async (tx) => {
    const before = await findProposal(tx, ctx.actor, input.decisionId);
    demand(whyNotWithdraw(ctx.actor, before));
    await close(tx, before.id, { state: "WITHDRAWN", by: ctx.actor.personId });
    return {
      value: { decisionId: before.id },
      audit: [
        {
          action: "decision.withdrawn",
          subject: { type: "decision", id: before.id },
          detail: { expert: before.expertId },
        },
      ],
    };
  });
}
