import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type expertDecision, expertDeparture, expertSuspension } from "@/db/schema";
import { addDays, instantOf } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";

type Decision = typeof expertDecision.$inferSelect;

/** Writes what a confirmed decision makes true of the member. Facts are added or ended, never rewritten. */
export async function takeEffect(tx: Tx, decision: Decision, now: Date): Promise<Audit[]> {
  switch (decision.kind) {
    case "SUSPEND":
      return suspend(tx, decision, now);
    case "LIFT":
      return lift(tx, decision, now);
    case "REMOVE":
      return depart(tx, decision, "REMOVED", now);
    case "DECEASED":
      return depart(tx, decision, "DECEASED", now);
  }
}

/** From its day, but never before it is confirmed; to the end of its last day. */
async function suspend(tx: Tx, decision: Decision, now: Date): Promise<Audit[]> {
  const from = decision.effectiveFrom && decision.effectiveFrom > now ? decision.effectiveFrom : now;
  const to = decision.effectiveTo ? instantOf(addDays(decision.effectiveTo, 1)) : null;
  await tx.insert(expertSuspension).values({
    id: randomId(),
    expertId: decision.expertId,
    suspendedFrom: from,
    suspendedTo: to,
    reason: decision.reason,
    document: decision.document,
    decisionId: decision.id,
  });
  return [about(decision, "expert.suspended", { from: from.toISOString(), to: to?.toISOString() ?? null })];
}

/** Every suspension in force or to come ends now. */
async function lift(tx: Tx, decision: Decision, now: Date): Promise<Audit[]> {
  const rows = await tx
    .update(expertSuspension)
    .set({ liftedAt: now })
    .where(
      and(
        eq(expertSuspension.expertId, decision.expertId),
        isNull(expertSuspension.liftedAt),
        or(isNull(expertSuspension.suspendedTo), gt(expertSuspension.suspendedTo, now)),
      ),
    )
    .returning({ id: expertSuspension.id });
  return [about(decision, "expert.reinstated", { suspensions: rows.length })];
}

/** A removal stands over an earlier resignation: its ban counts. */
async function depart(tx: Tx, decision: Decision, kind: "REMOVED" | "DECEASED", now: Date): Promise<Audit[]> {
  await tx
    .update(expertDeparture)
    .set({ endedAt: sql`app_now()` })
    .where(and(eq(expertDeparture.expertId, decision.expertId), isNull(expertDeparture.endedAt)));
  await tx.insert(expertDeparture).values({
    id: randomId(),
    expertId: decision.expertId,
    kind,
    reason: decision.reason,
    decisionId: decision.id,
    departedAt: now,
    banUntil: decision.banUntil,
  });
  return [about(decision, "expert.removed", { kind, banUntil: decision.banUntil })];
}

function about(
  { id, expertId, document }: Decision,
  action: "expert.suspended" | "expert.reinstated" | "expert.removed",
  detail: Record<string, unknown>,
): Audit {
  return { action, subject: { type: "expert", id: expertId }, detail: { decision: id, document, ...detail } };
}
