import { eq } from "drizzle-orm";
import { reviewCase } from "@/db/schema";
import { lockCase, moveCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { endPanel } from "./end-panel";
import { parametersOf } from "./lane";

/**
 * The station decides on a cancellation asked for after invitations went out (D3, E6): experts are released
 * without fault, their time is free again. Only the station: re-rolling a panel is not the applicant's to do.
 */
export async function decideCancellation(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; approve: boolean; reason: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, input.caseId);
    if (ctx.actor.post !== "station") throw new Denied("STATION_ONLY", "邀请发出后的撤销须由市监督站决定。");
    if (!reviewed.cancelRequestedAt) throw new Conflict("NO_REQUEST", "没有待决定的撤销申请。");
    const subject = { type: "case", id: reviewed.id };
    if (!input.approve) {
      await tx
        .update(reviewCase)
        .set({ cancelRequestedAt: null, cancelReason: null })
        .where(eq(reviewCase.id, reviewed.id));
      return {
        value: undefined,
        audit: [{ action: "case.cancelRefused" as const, subject, detail: { reason: input.reason } }],
      };
    }
    const policy = await parametersOf({ ...ctx, tx }, reviewed);
    await moveCase(
      tx,
      reviewed.id,
      ["DRAWING", "INVITING", "POOL_EXHAUSTED", "PANEL_FORMED", "PRE_REVIEW", "SUSPENDED"],
      "CANCELLED",
      { closedAt: now },
    );
    const ended = await endPanel(tx, reviewed, now, policy, "CANCELLED");
    return {
      value: undefined,
      audit: entries([
        { action: "case.cancelled", subject, detail: { reason: input.reason, released: ended.people } },
        ...ended.audit,
      ]),
      jobs: ended.jobs,
    };
  });
}
