import { creditGround } from "@/db/schema";
import { type DecisionTerms, proposeDecision } from "@/features/experts";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Denied, demand, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { about, detailOf, lockEvent } from "../events/lock-event";
import { whyNotStation } from "../rules/event";

/**
 * A suspension or a removal that rests on one credit event (D13: 应回避未回避 −20 + suspend): proposed as any other
 * decision, confirmed by another person, and undone at once when the event is reversed. Denied unless the event counts.
 */
export async function proposeOnEvent(
  ctx: Ctx & { actor: UserActor },
  input: DecisionTerms & { readonly eventId: string; readonly reason: string },
): Promise<{ decisionId: string }> {
  return mutation(ctx, async (tx, now) => {
    const event = await lockEvent(tx, ctx.actor, input.eventId);
    if (!event.expertId) throw new NotFound("expert");
    demand(whyNotStation(ctx.actor, event));
    if (event.state !== "CONFIRMED" || event.reversedAt)
      throw new Denied("NOT_CONFIRMED", "只有已确认的信用事件才能作为处理决定的依据。");
    const { eventId, ...terms } = input;
    const { decisionId } = await proposeDecision({ ...ctx, tx, now }, terms);
    await tx.insert(creditGround).values({ decisionId, eventId: event.id, recordedAt: now });
    return {
      value: { decisionId },
      audit: [
        {
          action: "credit.decisionGrounded",
          subject: about(event),
          detail: { ...detailOf(event), decision: decisionId },
        },
      ],
    };
  });
}
