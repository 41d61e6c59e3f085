import { and, eq, gt, inArray, isNull, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertDecision, expertDeparture, expertSuspension } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import { standingChanged } from "../jobs";

/**
 * What a decision rested on has gone (E32): the suspension or the removal it made ends at once, in the caller's
 * transaction, and a proposal that nobody has confirmed yet is refused by `by`, who took the ground away. Draws
 * made meanwhile stay as they are.
 */
export async function undoDecisions(
  tx: Tx,
  decisionIds: readonly string[],
  why: { readonly by: string; readonly reason: string; readonly now: Date },
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  if (decisionIds.length === 0) return { audit: [], jobs: [] };
  const { by, reason, now } = why;
  const ids = [...decisionIds];
  const lifted = await tx
    .update(expertSuspension)
    .set({ liftedAt: now })
    .where(
      and(
        inArray(expertSuspension.decisionId, ids),
        isNull(expertSuspension.liftedAt),
        or(isNull(expertSuspension.suspendedTo), gt(expertSuspension.suspendedTo, now)),
      ),
    )
    .returning({ expertId: expertSuspension.expertId, decision: expertSuspension.decisionId });
  const returned = await tx
    .update(expertDeparture)
    .set({ endedAt: now })
    .where(and(inArray(expertDeparture.decisionId, ids), isNull(expertDeparture.endedAt)))
    .returning({ expertId: expertDeparture.expertId, decision: expertDeparture.decisionId });
  const refused = await tx
    .update(expertDecision)
    .set({ state: "REFUSED", decidedBy: by, decidedAt: now, refusal: reason })
    .where(and(inArray(expertDecision.id, ids), eq(expertDecision.state, "PROPOSED")))
    .returning({ id: expertDecision.id, expertId: expertDecision.expertId });
  const back = [...lifted, ...returned];
  return {
    audit: [
      ...back.map(({ expertId, decision }) => ({
        action: "expert.reinstated" as const,
        subject: { type: "expert", id: expertId },
        detail: { decision, reason },
      })),
      ...refused.map(({ id, expertId }) => ({
        action: "decision.refused" as const,
        subject: { type: "decision", id },
        detail: { expert: expertId, reason },
      })),
    ],
    jobs: back.map(({ expertId }) => standingChanged.request({ expertId })),
  };
}
