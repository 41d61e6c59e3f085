import { and, eq, gt, sql } from "drizzle-orm";
import { creditEvent } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotObject } from "../rules/event";
import { about, detailOf, lockEvent, moved } from "./lock-event";

/** 异议 of the subject, once, before the window ends: the WHERE of the write says so (D13). */
export async function objectToEvent(
  ctx: Ctx & { actor: UserActor },
  input: { eventId: string; text: string },
): Promise<{ eventId: string }> {
  return mutation(ctx, async (tx, now) => {
    if (ctx.actor.role === "regulator") throw new NotFound("credit event");
    const event = await lockEvent(tx, ctx.actor, input.eventId);
    demand(whyNotObject(event, now));
    const [row] = await tx
      .update(creditEvent)
      .set({ state: "OBJECTED", objectedAt: now, objection: input.text })
      .where(
        and(
          eq(creditEvent.id, event.id),
          eq(creditEvent.state, "NOTIFIED"),
          gt(creditEvent.objectionDueAt, sql`app_now()`),
        ),
      )
      .returning({ id: creditEvent.id });
    if (!row) throw moved();
    return {
      value: { eventId: event.id },
      audit: [{ action: "credit.objected", subject: about(event), detail: detailOf(event) }],
    };
  });
}
