import { and, asc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { titleUse } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { dateAt, nextSendInstant, policyInForce } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { mutation, unchanged } from "@/platform/mutation";
import type { decideUseInput } from "../input";
import { whyNotDecideUse, whyNotWithdrawUse } from "../policy";
import { demandOpen, endUse, lockUse } from "./lock-use";

type UserCtx = Ctx & { actor: UserActor };

/** 撤回申请: by the expert, while nobody has answered. Errors: NotFound, ANSWERED. */
export function withdrawUse(ctx: UserCtx, { useId }: { useId: string }): Promise<{ useId: string }> {
  return mutation(ctx, async (tx, now) => {
    if (ctx.actor.role !== "expert") throw new NotFound("title use");
    demandOpen(whyNotWithdrawUse(await lockUse(tx, ctx.actor, useId)));
    await endUse(tx, useId, { state: "WITHDRAWN", decidedAt: now });
    return {
      value: { useId },
      audit: [{ action: "titleUse.withdrawn", subject: { type: "titleUse", id: useId } }],
    };
  });
}

/** 同意或者不同意 (四(二)5): by the bureau, before it begins. Errors: NotFound, BUREAU_ONLY, OWN_REQUEST, ANSWERED, BEGUN. */
export function decideUse(
  ctx: UserCtx,
  { useId, decision, answer }: z.output<typeof decideUseInput>,
): Promise<{ useId: string }> {
  return mutation(ctx, async (tx, now) => {
    if (ctx.actor.role !== "regulator") throw new NotFound("title use");
    const one = await lockUse(tx, ctx.actor, useId);
    demandOpen(whyNotDecideUse(ctx.actor, one, dateAt(now)));
    const consented = decision === "consent";
    const { values: policy } = await policyInForce({ tx, now });
    const told = await queueMessages(tx, [
      {
        template: "titleUseDecided",
        personId: one.subjectPersonId,
        subject: { type: "titleUse", id: useId },
        thing: { type: "titleUse", id: useId },
        params: {},
        dueAt: nextSendInstant(now, policy["invite.send_hours"]),
      },
    ]);
    await endUse(tx, useId, {
      state: consented ? "CONSENTED" : "REFUSED",
      decidedAt: now,
      decidedBy: ctx.actor.personId,
      answer: answer || null,
    });
    return {
      value: { useId },
      audit: [
        {
          action: consented ? "titleUse.consented" : "titleUse.refused",
          subject: { type: "titleUse", id: useId },
          detail: { kind: one.kind, inTime: now < one.decideBy },
        },
        ...told.audit,
      ],
      jobs: told.jobs,
    };
  });
}

const begun = sql`${titleUse.dateFrom} <= (app_now() at time zone 'Asia/Shanghai')::date`;
const batch = 50;

/** What nobody answered before the activity began lapses: silence is no consent. Answers how many. */
export async function lapseUses(ctx: Ctx): Promise<number> {
  const due = await database()
    .select({ id: titleUse.id })
    .from(titleUse)
    .where(and(eq(titleUse.state, "SUBMITTED"), begun))
    .orderBy(asc(titleUse.dateFrom))
    .limit(batch);
  let lapsed = 0;
  for (const { id } of due) if (await lapseOne(ctx, id)) lapsed++;
  return lapsed;
}

function lapseOne(ctx: Ctx, id: string): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const [row] = await tx
      .update(titleUse)
      .set({ state: "LAPSED", decidedAt: now })
      .where(and(eq(titleUse.id, id), eq(titleUse.state, "SUBMITTED"), begun))
      .returning({ id: titleUse.id });
    if (!row) return unchanged(false);
    return { value: true, audit: [{ action: "titleUse.lapsed", subject: { type: "titleUse", id } }] };
  });
}
