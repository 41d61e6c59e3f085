import { eq } from "drizzle-orm";
import { creditGround, expert } from "@/db/schema";
import { proposeDecision } from "@/features/experts";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import type { SuspensionProposal } from "../input/event";
import { whyNotSuspendOn } from "../rules/event";
import { about, detailOf, lockEvent } from "./lock-event";

/**
 * A suspension that rests on one credit event (D13: 应回避未回避 −20 + suspend): proposed as any other decision, confirmed
 * by another person, and over at once when the event is reversed (E32). Denied unless the event counts.
 */
export async function proposeOnEvent(
  ctx: Ctx & { actor: UserActor },
  input: SuspensionProposal,
): Promise<{ decisionId: string }> {
  return mutation(ctx, async (tx, now) => {
    const event = await lockEvent(tx, ctx.actor, input.eventId);
    if (!event.expertId) throw new NotFound("expert");
    demand(whyNotSuspendOn(ctx.actor, event));
    const [member] = await tx
      .select({ number: expert.number })
      .from(expert)
      .where(eq(expert.id, event.expertId));
    if (!member) throw new NotFound("expert");
    const { eventId: _, ...terms } = input;
    const { decisionId } = await proposeDecision(
      { ...ctx, tx, now },
      { ...terms, number: member.number, kind: "SUSPEND", banUntil: null },
    );
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
