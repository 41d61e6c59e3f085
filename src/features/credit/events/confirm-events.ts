import { and, asc, eq, gte, lte, or, sql } from "drizzle-orm";
import { creditEvent } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { enterConfirmed } from "../ledger/enter-confirmed";
import { whyNotConfirm } from "../rules/event";
import { lockEvent, moved } from "./lock-event";

/**
 * The second person of the station confirms what nobody objected to, one or several that she has read (D13). All or
 * none: Denied for any she proposed, that is about her, or whose window is open; Conflict when somebody was faster.
 */
export async function confirmEvents(
  ctx: Ctx & { actor: UserActor },
  input: { eventIds: readonly string[] },
): Promise<{ confirmed: number }> {
  return mutation(ctx, async (tx, now) => {
    const events = [];
    // In one order for everybody: two who confirm the same list do not wait for each other in a circle.
    for (const id of [...new Set(input.eventIds)].sort()) {
      const event = await lockEvent(tx, ctx.actor, id);
      demand(whyNotConfirm(ctx.actor, event, now));
      events.push(event);
    }
    const done = await enterConfirmed(tx, events, now, ctx.actor.personId);
    if (done.confirmed.length !== events.length) throw moved();
    return { value: { confirmed: done.confirmed.length }, audit: entries(done.audit) };
  });
}

const batch = 100;

/**
 * Once the window is over the platform itself confirms what a person has upheld, and what is recorded and costs
 * nothing; a deduction nobody objected to waits for a person. Answers how many.
 */
export async function confirmDue(ctx: Ctx): Promise<number> {
  return mutation(ctx, async (tx, now) => {
    const events = await tx
      .select()
      .from(creditEvent)
      .where(
        and(
          lte(creditEvent.objectionDueAt, sql`app_now()`),
          or(
            eq(creditEvent.state, "UPHELD"),
            and(
              eq(creditEvent.state, "NOTIFIED"),
              eq(creditEvent.source, "RECORDED"),
              gte(creditEvent.points, 0),
            ),
          ),
        ),
      )
      .orderBy(asc(creditEvent.objectionDueAt), asc(creditEvent.id))
      .limit(batch)
      .for("update", { skipLocked: true });
    const done = await enterConfirmed(tx, events, now, null);
    if (done.confirmed.length === 0) return unchanged(0);
    return { value: done.confirmed.length, audit: entries(done.audit) };
  });
}
