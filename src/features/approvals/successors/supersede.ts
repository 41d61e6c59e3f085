import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { approval } from "@/db/schema";
import { draftSuccessor, moveCase, type ReviewCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";

/**
 * A substantial change (37号令 Art. 16): the case ends, a draft on the same work follows it. An approval that was being
 * asked for is refused with it. The caller holds the case's lock and has checked that it may.
 */
export async function supersede(
  tx: Tx,
  ctx: Ctx & { actor: UserActor },
  reviewed: ReviewCase,
  now: Date,
  reason: string,
): Promise<{ successorId: string | null; audit: Audit[] }> {
  const refused = await tx
    .update(approval)
    .set({
      state: "REJECTED",
      rejectedReason: reason,
      decidedBy: ctx.actor.id,
      decidedAt: sql`app_now()`,
    })
    .where(and(eq(approval.caseId, reviewed.id), eq(approval.state, "SUPERVISOR_REVIEW")))
    .returning({ ordinal: approval.ordinal });
  await moveCase(tx, reviewed.id, [reviewed.state], "CLOSED_SUPERSEDED", { closedAt: now });
  const successor = await draftSuccessor(tx, ctx, reviewed, now);
  return {
    successorId: successor?.caseId ?? null,
    audit: [
      {
        action: "case.succeeded",
        subject: { type: "case", id: reviewed.id },
        detail: { successor: successor?.caseId ?? null, kind: "SUBSTANTIAL", reason },
      },
      ...refused.map(
        ({ ordinal }): Audit => ({
          action: "approval.refused",
          subject: { type: "case", id: reviewed.id },
          detail: { ordinal, reason },
        }),
      ),
      ...(successor ? [successor.audit] : []),
    ],
  };
}
