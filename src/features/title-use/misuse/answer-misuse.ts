import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { expert, titleMisuse, titleUse } from "@/db/schema";
import type { Actor, UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { decideMisuseInput, stateMisuseInput } from "../input";
import { type Consent, whyNotDecideMisuse, whyNotStateMisuse } from "../policy";
import { demandOpen } from "../requests/lock-use";
import { titleScope } from "../scope";

type UserCtx = Ctx & { actor: UserActor };
type Answered = { misuseId: string };

/** 专家说明情况: once, until it is decided. Errors: NotFound, DECIDED, STATED. */
export function stateMisuse(ctx: UserCtx, input: z.output<typeof stateMisuseInput>): Promise<Answered> {
  const { misuseId, statement } = input;
  return mutation(ctx, async (tx, now) => {
    if (ctx.actor.role !== "expert") throw new NotFound("title misuse");
    demandOpen(whyNotStateMisuse(await lockMisuse(tx, ctx.actor, misuseId)));
    await change(tx, misuseId, { statement, statedAt: now });
    return {
      value: { misuseId },
      audit: [{ action: "titleMisuse.stated", subject: { type: "titleMisuse", id: misuseId } }],
    };
  });
}

/**
 * 确认或者撤销 (四(二)5): by another than who recorded it. Errors: NotFound, CITY_ONLY, OWN_RECORD, OWN_MISUSE,
 * STATEMENT_OPEN, CONSENTED; Conflict DECIDED for the slower of two.
 */
export function decideMisuse(ctx: UserCtx, input: z.output<typeof decideMisuseInput>): Promise<Answered> {
  const { misuseId, decision, reason } = input;
  return mutation(ctx, async (tx, now) => {
    if (ctx.actor.role !== "regulator") throw new NotFound("title misuse");
    const one = await lockMisuse(tx, ctx.actor, misuseId);
    const consents = await listConsents(tx, one.expertId);
    demandOpen(whyNotDecideMisuse(ctx.actor, one, consents, decision, now));
    const confirmed = decision === "confirm";
    await change(tx, misuseId, {
      state: confirmed ? "CONFIRMED" : "CANCELLED",
      decidedBy: ctx.actor.personId,
      decidedAt: now,
      decision: reason,
    });
    return {
      value: { misuseId },
      audit: [
        {
          action: confirmed ? "titleMisuse.confirmed" : "titleMisuse.cancelled",
          subject: { type: "titleMisuse", id: misuseId },
          detail: { expert: one.expertId, kind: one.kind },
        },
      ],
    };
  });
}

/** What the bureau has consented to, of one expert. */
export async function listConsents(tx: Pick<Tx, "select">, expertId: string): Promise<Consent[]> {
  return tx
    .select({
      kind: titleUse.kind,
      organizer: titleUse.organizer,
      dateFrom: titleUse.dateFrom,
      dateTo: titleUse.dateTo,
    })
    .from(titleUse)
    .where(and(eq(titleUse.expertId, expertId), eq(titleUse.state, "CONSENTED")));
}

async function lockMisuse(tx: Tx, actor: Actor, misuseId: string) {
  if (!isId(misuseId)) throw new NotFound("title misuse");
  const [row] = await tx
    .select({ one: titleMisuse, subjectPersonId: expert.personId })
    .from(titleMisuse)
    .innerJoin(expert, eq(expert.id, titleMisuse.expertId))
    .where(and(eq(titleMisuse.id, misuseId), titleScope(actor, titleMisuse.expertId)))
    .for("update", { of: titleMisuse });
  if (!row) throw new NotFound("title misuse");
  return { ...row.one, subjectPersonId: row.subjectPersonId };
}

async function change(
  tx: Tx,
  misuseId: string,
  changes: Partial<typeof titleMisuse.$inferInsert>,
): Promise<void> {
  const [row] = await tx
    .update(titleMisuse)
    .set(changes)
    .where(and(eq(titleMisuse.id, misuseId), eq(titleMisuse.state, "RECORDED")))
    .returning({ id: titleMisuse.id });
  if (!row) throw new Conflict("DECIDED", "这条登记已经办结，请刷新页面。");
}
