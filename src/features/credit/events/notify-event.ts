import { and, eq, sql } from "drizzle-orm";
import { creditEvent } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotNotify, whyNotWithdraw } from "../rules/event";
import { about, detailOf, lockEvent, moved } from "./lock-event";
import { notifyEvents } from "./notify-events";

type UserCtx = Ctx & { actor: UserActor };

/** Who proposed an event by hand tells its subject, once the document is on file. Denied to anybody else. */
export async function notifyEvent(ctx: UserCtx, input: { eventId: string }): Promise<{ eventId: string }> {
  return mutation(ctx, async (tx, now) => {
    const event = await lockEvent(tx, ctx.actor, input.eventId);
    demand(whyNotNotify(ctx.actor, event));
    const done = await notifyEvents(tx, [event], now);
    const [first, ...rest] = done.audit;
    if (!first) throw moved();
    return { value: { eventId: event.id }, audit: [first, ...rest], jobs: done.jobs };
  });
}

/** Who proposed it takes it back before its subject was told. */
export async function withdrawEvent(ctx: UserCtx, input: { eventId: string }): Promise<{ eventId: string }> {
  return mutation(ctx, async (tx) => {
    const event = await lockEvent(tx, ctx.actor, input.eventId);
    demand(whyNotWithdraw(ctx.actor, event));
    const [row] = await tx
      .update(creditEvent)
      .set({ state: "CANCELLED", decidedAt: sql`app_now()`, decision: "提出人撤回" })
      .where(and(eq(creditEvent.id, event.id), eq(creditEvent.state, "PROPOSED")))
      .returning({ id: creditEvent.id });
    if (!row) throw moved();
    return {
      value: { eventId: event.id },
      audit: [
        { action: "credit.cancelled", subject: about(event), detail: { ...detailOf(event), by: "PROPOSER" } },
      ],
    };
  });
}
