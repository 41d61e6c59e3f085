import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertDecision } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { standingChanged } from "../jobs";
import { whyNotConfirm, whyNotKind } from "../rules/decision";
import { findProposal } from "./find-proposal";
import { lockSubject } from "./lock-subject";
import { takeEffect } from "./take-effect";

/**
 * The second person of the station puts a decision in force: the fact is written with its document, and every
 * panel the member sits on is looked at again. Refused (Denied) to the proposer, also through another
 * account, to the subject herself, and without the document; Conflict when somebody was faster.
 */
export async function confirmDecision(
  ctx: Ctx & { actor: UserActor },
  input: { decisionId: string },
): Promise<{ decisionId: string }> {
  return mutation(ctx, async (tx, now) => {
    const before = await findProposal(tx, ctx.actor, input.decisionId);
    const subject = await lockSubject(tx, { id: before.expertId });
    demand(whyNotConfirm(ctx.actor, before, now));
    await close(tx, before.id, { state: "CONFIRMED", by: ctx.actor.personId });
    demand(whyNotKind(before.kind, subject));
    const effect = await takeEffect(tx, before, now);
    return {
      value: { decisionId: before.id },
      audit: entries([
        {
          action: "decision.confirmed",
          subject: { type: "decision", id: before.id },
          detail: { expert: before.expertId, kind: before.kind },
        },
        ...effect,
      ]),
      jobs: [standingChanged.request({ expertId: before.expertId })],
    };
  });
}

/** Ends a proposal once: zero rows mean that somebody else has decided. */
export async function close(
  tx: Tx,
  decisionId: string,
  end: { state: "CONFIRMED" | "REFUSED" | "WITHDRAWN"; by: string; refusal?: string },
): Promise<void> {
  const [row] = await tx
    .update(expertDecision)
    .set({
      state: end.state,
      decidedBy: end.by,
      decidedAt: sql`app_now()`,
      refusal: end.refusal ?? null,
    })
    .where(and(eq(expertDecision.id, decisionId), eq(expertDecision.state, "PROPOSED")))
    .returning({ id: expertDecision.id });
  if (!row) throw new Conflict("DECISION_CLOSED", "该处理决定已经办结，请刷新页面查看结果。");
}
