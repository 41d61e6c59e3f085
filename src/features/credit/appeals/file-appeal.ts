import { eq } from "drizzle-orm";
import { creditAppeal } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import { about, detailOf, lockEvent } from "../events/lock-event";
import { whyNotAppeal } from "../rules/event";

/** 申请复核 by the subject against an event that counts, once, within the policy's days (E32). */
export async function fileAppeal(
  ctx: Ctx & { actor: UserActor },
  input: { eventId: string; text: string },
): Promise<{ eventId: string }> {
  try {
    return await mutation(ctx, async (tx, now) => {
      if (ctx.actor.role === "regulator") throw new NotFound("credit event");
      const event = await lockEvent(tx, ctx.actor, input.eventId);
      const earlier = await tx
        .select({ id: creditAppeal.id })
        .from(creditAppeal)
        .where(eq(creditAppeal.eventId, event.id));
      const { values: policy } = await policyOf({ tx }, event.policyCode);
      demand(whyNotAppeal({ ...event, appealed: earlier.length > 0 }, now, policy["credit.appeal_days"]));
      const id = randomId();
      await tx
        .insert(creditAppeal)
        .values({ id, eventId: event.id, text: input.text, filedBy: ctx.actor.id, filedAt: now });
      return {
        value: { eventId: event.id },
        audit: [
          { action: "appeal.filed", subject: about(event), detail: { ...detailOf(event), appeal: id } },
        ],
      };
    });
  } catch (error) {
    if (constraintOf(error) === "credit_appeal_event")
      throw new Conflict("APPEALED_ALREADY", "这条信用事件已经申请过复核。");
    throw error;
  }
}
