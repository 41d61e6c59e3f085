import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluationEffect, expertDecision } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";

const batch = 100;

/**
 * A planned suspension or removal is carried out when its decision has been confirmed by the second person; when that
 * was refused or withdrawn, it is still to be done. Answers how many were followed.
 */
export async function followDecisions(ctx: Ctx): Promise<number> {
  return mutation(ctx, async (tx, now) => {
    const audit = await followDecisionsOf(tx, now);
    return audit.length === 0 ? unchanged(0) : { value: audit.length, audit: entries(audit) };
  });
}

export async function followDecisionsOf(tx: Tx, now: Date): Promise<Audit[]> {
  const ended = await tx
    .select({ effect: evaluationEffect, state: expertDecision.state, by: expertDecision.decidedBy })
    .from(evaluationEffect)
    .innerJoin(expertDecision, eq(expertDecision.id, evaluationEffect.decisionId))
    .where(
      and(
        eq(evaluationEffect.state, "PLANNED"),
        inArray(expertDecision.state, ["CONFIRMED", "REFUSED", "WITHDRAWN"]),
      ),
    )
    .orderBy(asc(evaluationEffect.id))
    .limit(batch)
    .for("update", { of: evaluationEffect, skipLocked: true });
  const audit: Audit[] = [];
  for (const { effect, state, by } of ended) {
    const done = state === "CONFIRMED";
    await tx
      .update(evaluationEffect)
      .set(done ? { state: "DONE", closedBy: by, closedAt: now } : { decisionId: null })
      .where(and(eq(evaluationEffect.id, effect.id), eq(evaluationEffect.state, "PLANNED")));
    audit.push({
      action: done ? "evaluation.effectDone" : "evaluation.effectPlanned",
      subject: { type: "effect", id: effect.id },
      detail: {
        expert: effect.expertId,
        kind: effect.kind,
        run: effect.runId,
        decision: effect.decisionId,
        ...(done ? {} : { again: true }),
      },
    });
  }
  return audit;
}
