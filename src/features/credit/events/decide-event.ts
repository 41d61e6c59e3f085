import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type CreditState, creditEvent } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { nextSendInstant, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { enterConfirmed } from "../ledger/enter-confirmed";
import { regradeTimeouts } from "../ledger/regrade-timeouts";
import { whyNotCancel, whyNotDecideObjection } from "../rules/event";
import { about, type CreditEvent, detailOf, lockEvent, moved } from "./lock-event";
import { recipientsOf } from "./notify-events";

type UserCtx = Ctx & { actor: UserActor };

/**
 * The second person decides an objection: upheld, the event counts once its window is over; or it is cancelled and
 * never counts (D13). The subject is told. Denied to who proposed it; Conflict when it has moved on.
 */
export async function decideObjection(
  ctx: UserCtx,
  input: { eventId: string; decision: "uphold" | "cancel"; reason: string },
): Promise<{ eventId: string }> {
  return mutation(ctx, async (tx, now) => {
    const event = await lockEvent(tx, ctx.actor, input.eventId);
    demand(whyNotDecideObjection(ctx.actor, event));
    const upheld = input.decision === "uphold";
    const decided = await decide(tx, event, "OBJECTED", upheld ? "UPHELD" : "CANCELLED", {
      by: ctx.actor.personId,
      reason: input.reason,
      now,
    });
    const after = upheld
      ? (await enterConfirmed(tx, [decided], now, null)).audit
      : await regradeTimeouts(tx, [event], now);
    const told = await tell(tx, event, now);
    return {
      value: { eventId: event.id },
      audit: [
        {
          action: upheld ? "credit.upheld" : "credit.cancelled",
          subject: about(event),
          detail: { ...detailOf(event), reason: input.reason },
        },
        ...after,
        ...told.audit,
      ],
      jobs: told.jobs,
    };
  });
}

/** What turns out to be wrong is cancelled by the second person, objection or not. */
export async function cancelEvent(
  ctx: UserCtx,
  input: { eventId: string; reason: string },
): Promise<{ eventId: string }> {
  return mutation(ctx, async (tx, now) => {
    const event = await lockEvent(tx, ctx.actor, input.eventId);
    demand(whyNotCancel(ctx.actor, event));
    await decide(tx, event, "NOTIFIED", "CANCELLED", { by: ctx.actor.personId, reason: input.reason, now });
    return {
      value: { eventId: event.id },
      audit: [
        {
          action: "credit.cancelled",
          subject: about(event),
          detail: { ...detailOf(event), reason: input.reason },
        },
        ...(await regradeTimeouts(tx, [event], now)),
      ],
    };
  });
}

async function decide(
  tx: Tx,
  event: CreditEvent,
  from: CreditState,
  to: "UPHELD" | "CANCELLED",
  { by, reason, now }: { by: string; reason: string; now: Date },
): Promise<CreditEvent> {
  const [row] = await tx
    .update(creditEvent)
    .set({ state: to, decidedBy: by, decidedAt: now, decision: reason })
    .where(and(eq(creditEvent.id, event.id), eq(creditEvent.state, from)))
    .returning();
  if (!row) throw moved();
  return row;
}

async function tell(tx: Tx, event: CreditEvent, now: Date) {
  const { values: policy } = await policyOf({ tx }, event.policyCode);
  const people = await recipientsOf(tx, [event]);
  return queueMessages(
    tx,
    people.map(({ eventId, personId, unitId }) => ({
      template: "creditDecided" as const,
      personId,
      subject: { type: "credit", id: eventId },
      thing: { type: "credit", id: eventId },
      unitId,
      params: {},
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
    })),
  );
}
