import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluationEffect, evaluationRun, expert } from "@/db/schema";
import { proposeDecision } from "@/features/experts";
import { addDays, dateAt, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { isStation } from "../rules/event";
import { whyNotCarryOut } from "../rules/run";
import { sameDayLater } from "../rules/same-day-later";

type UserCtx = Ctx & { actor: UserActor };

/** 约谈: recorded with what was said; that carries the effect out. */
export async function recordTalk(
  ctx: UserCtx,
  input: { effectId: string; note: string },
): Promise<{ year: number; number: string }> {
  return mutation(ctx, async (tx, now) => {
    const found = await lockEffect(tx, ctx.actor, input.effectId);
    if (found.effect.kind !== "TALK") throw new NotFound("effect");
    await close(tx, found, { state: "DONE", note: input.note, closedBy: ctx.actor.personId, closedAt: now });
    return { value: found, audit: [entry("evaluation.effectDone", found)] };
  });
}

/** What cannot be carried out, because the member has left, say, is dropped with its reason, by a second person. */
export async function dropEffect(
  ctx: UserCtx,
  input: { effectId: string; reason: string },
): Promise<{ year: number; number: string }> {
  return mutation(ctx, async (tx, now) => {
    const found = await lockEffect(tx, ctx.actor, input.effectId);
    if (found.finalBy === ctx.actor.personId)
      throw new Denied("SAME_PERSON", "您是年度评价的确定人，不再办理的处理须由站内另一位同志决定。");
    await close(tx, found, {
      state: "DROPPED",
      note: input.reason,
      closedBy: ctx.actor.personId,
      closedAt: now,
    });
    return { value: found, audit: [entry("evaluation.effectDropped", found, { reason: input.reason })] };
  });
}

/**
 * A suspension or a removal is proposed as any other decision about a member: with its document, confirmed by another
 * person (D2). The effect is carried out when it is confirmed.
 */
export async function proposeEffect(
  ctx: UserCtx,
  input: { effectId: string; document: string; reason: string },
): Promise<{ decisionId: string }> {
  return mutation(ctx, async (tx, now) => {
    const found = await lockEffect(tx, ctx.actor, input.effectId);
    const { kind, id } = found.effect;
    if (kind === "TALK") throw new NotFound("effect");
    const { values: policy } = await policyOf({ tx }, found.policyCode);
    const today = dateAt(now);
    const { decisionId } = await proposeDecision(
      { ...ctx, tx, now },
      {
        number: found.number,
        kind,
        document: input.document,
        reason: input.reason,
        from: kind === "SUSPEND" ? today : null,
        to: kind === "SUSPEND" ? addDays(sameDayLater(today, policy["evaluation.suspend_months"]), -1) : null,
        banUntil: kind === "REMOVE" ? sameDayLater(today, 12 * policy["membership.removal_ban_years"]) : null,
      },
    );
    const [row] = await tx
      .update(evaluationEffect)
      .set({ decisionId })
      .where(
        and(
          eq(evaluationEffect.id, id),
          eq(evaluationEffect.state, "PLANNED"),
          isNull(evaluationEffect.decisionId),
        ),
      )
      .returning({ id: evaluationEffect.id });
    if (!row) throw new Conflict("DECISION_PENDING", "处理决定已经提出，请先办结。");
    // The decision has its own entry, in the same transaction.
    return {
      value: { decisionId },
      audit: [entry("evaluation.effectPlanned", found, { decision: decisionId })],
    };
  });
}

type Found = Awaited<ReturnType<typeof lockEffect>>;

async function lockEffect(tx: Tx, actor: UserActor, effectId: string) {
  if (!isId(effectId) || !isStation(actor)) throw new NotFound("effect");
  const [row] = await tx
    .select({
      effect: evaluationEffect,
      state: evaluationRun.state,
      year: evaluationRun.year,
      policyCode: evaluationRun.policyCode,
      finalBy: evaluationRun.finalBy,
      number: expert.number,
      subjectPersonId: expert.personId,
    })
    .from(evaluationEffect)
    .innerJoin(evaluationRun, eq(evaluationRun.id, evaluationEffect.runId))
    .innerJoin(expert, eq(expert.id, evaluationEffect.expertId))
    .where(eq(evaluationEffect.id, effectId))
    .for("update", { of: evaluationEffect });
  if (!row) throw new NotFound("effect");
  demand(whyNotCarryOut(actor, row, { ...row.effect, subjectPersonId: row.subjectPersonId }));
  return row;
}

async function close(
  tx: Tx,
  { effect }: Found,
  end: Pick<typeof evaluationEffect.$inferInsert, "note" | "closedBy" | "closedAt"> & {
    state: "DONE" | "DROPPED";
  },
): Promise<void> {
  const [row] = await tx
    .update(evaluationEffect)
    .set(end)
    .where(and(eq(evaluationEffect.id, effect.id), eq(evaluationEffect.state, "PLANNED")))
    .returning({ id: evaluationEffect.id });
  if (!row) throw new Conflict("RUN_MOVED", "这项处理已经办结，请刷新页面查看结果。");
}

function entry(
  action: "evaluation.effectDone" | "evaluation.effectDropped" | "evaluation.effectPlanned",
  { effect }: Found,
  more: Record<string, unknown> = {},
) {
  return {
    action,
    subject: { type: "effect", id: effect.id },
    detail: { expert: effect.expertId, kind: effect.kind, run: effect.runId, ...more },
  };
}
