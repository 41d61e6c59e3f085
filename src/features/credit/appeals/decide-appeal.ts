import { and, eq, sql } from "drizzle-orm";
import { creditAppeal } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { nextSendInstant, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { about, detailOf, lockEvent } from "../events/lock-event";
import { recipientsOf } from "../events/notify-events";
import { reverseEvent } from "../ledger/reverse-event";
import { whyNotDecideAppeal } from "../rules/event";

/**
 * The bureau decides an appeal, by somebody who had no part in the event. Granted: the event is reversed in the same
 * transaction, with all that rested on it (E32). Denied and Conflict otherwise; for anybody else it is not there.
 */
export async function decideAppeal(
  ctx: Ctx & { actor: UserActor },
  input: { appealId: string; decision: "grant" | "dismiss"; reason: string },
): Promise<{ eventId: string }> {
  const { actor } = ctx;
  return mutation(ctx, async (tx, now) => {
    if (!isId(input.appealId) || actor.role !== "regulator") throw new NotFound("appeal");
    const [found] = await tx.select().from(creditAppeal).where(eq(creditAppeal.id, input.appealId));
    if (!found) throw new NotFound("appeal");
    const event = await lockEvent(tx, actor, found.eventId);
    demand(whyNotDecideAppeal(actor, found, event));
    const granted = input.decision === "grant";
    const [row] = await tx
      .update(creditAppeal)
      .set({
        state: granted ? "GRANTED" : "DISMISSED",
        decidedBy: actor.personId,
        decidedAt: sql`app_now()`,
        reason: input.reason,
      })
      .where(and(eq(creditAppeal.id, found.id), eq(creditAppeal.state, "OPEN")))
      .returning({ id: creditAppeal.id });
    if (!row) throw new Conflict("APPEAL_CLOSED", "复核已经办结，请刷新页面查看结果。");
    const followed = granted
      ? await reverseEvent(tx, event, { by: actor.personId, reason: `复核冲回：${input.reason}`, now })
      : { audit: [], jobs: [] };
    const { values: policy } = await policyOf({ tx }, event.policyCode);
    const told = await queueMessages(
      tx,
      (await recipientsOf(tx, [event])).map(({ personId, unitId }) => ({
        template: "appealDecided" as const,
        personId,
        subject: { type: "appeal", id: found.id },
        thing: { type: "credit", id: event.id },
        unitId,
        params: {},
        dueAt: nextSendInstant(now, policy["invite.send_hours"]),
      })),
    );
    return {
      value: { eventId: event.id },
      audit: [
        {
          action: granted ? "appeal.granted" : "appeal.dismissed",
          subject: about(event),
          detail: { ...detailOf(event), appeal: found.id, reason: input.reason },
        },
        ...followed.audit,
        ...told.audit,
      ],
      jobs: [...followed.jobs, ...told.jobs],
    };
  });
}
