import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { creditEntry, creditEvent, creditGround } from "@/db/schema";
import { undoDecisions } from "@/features/experts";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import type { JobRequest } from "@/platform/job";
import { recomputeYear } from "../evaluations/recompute-year";
import { about, type CreditEvent, detailOf, moved } from "../events/lock-event";
import { regradeTimeouts } from "./regrade-timeouts";

/**
 * An event counts no more (E32): a compensating line takes back what its lines came to, a suspension that rests on
 * it ends at once, and the year's evaluation is computed again. Draws made meanwhile are not done again.
 */
export async function reverseEvent(
  tx: Tx,
  event: CreditEvent,
  why: { readonly by: string; readonly reason: string; readonly now: Date },
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  const { now, reason } = why;
  const [row] = await tx
    .update(creditEvent)
    .set({ reversedAt: now })
    .where(and(eq(creditEvent.id, event.id), isNull(creditEvent.reversedAt)))
    .returning({ id: creditEvent.id });
  const lines = await tx.select().from(creditEntry).where(eq(creditEntry.eventId, event.id));
  const entered = lines.find(({ kind }) => kind === "CONFIRMED");
  if (!row || !entered) throw moved();
  const points = -lines.reduce((sum, line) => sum + line.points, 0);
  await tx.insert(creditEntry).values({
    id: randomId(),
    eventId: event.id,
    expertId: event.expertId,
    organizationId: event.organizationId,
    year: event.year,
    kind: "REVERSED",
    rule: entered.rule,
    // Zero and not minus zero.
    points: points || 0,
    reason,
    enteredAt: now,
  });
  const regraded = await regradeTimeouts(tx, [event], now);
  const grounds = await tx
    .select({ id: creditGround.decisionId })
    .from(creditGround)
    .where(eq(creditGround.eventId, event.id));
  const undone = await undoDecisions(
    tx,
    grounds.map(({ id }) => id),
    why,
  );
  const recomputed = event.expertId
    ? await recomputeYear(tx, { expertId: event.expertId, year: event.year }, why)
    : { audit: [], jobs: [] };
  return {
    audit: [
      {
        action: "credit.reversed",
        subject: about(event),
        detail: { ...detailOf(event), points: points || 0, reason },
      },
      ...regraded,
      ...undone.audit,
      ...recomputed.audit,
    ],
    jobs: [...undone.jobs, ...recomputed.jobs],
  };
}
