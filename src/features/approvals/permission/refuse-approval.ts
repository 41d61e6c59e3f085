import { and, eq, sql } from "drizzle-orm";
import { approval } from "@/db/schema";
import { moveCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotDecideApproval } from "../rules/permission";
import { approvalBasis } from "./approval-basis";
import { lockSupervisedByUnit } from "./own-approval";

/**
 * The chief supervision engineer refuses, with the reason: after 修改后通过 the plan is revised again and comes back
 * to the leader; after 通过 the contractor sends another request.
 */
export async function refuseApproval(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; reason: string },
): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx) => {
    const reviewed = await lockSupervisedByUnit(tx, ctx.actor, input.caseId);
    const { open } = await approvalBasis(tx, reviewed);
    demand(
      whyNotDecideApproval({
        state: reviewed.state,
        open: open !== null,
        opinionOpened: open?.opinionOpenedAt != null,
      }),
    );
    const [row] = await tx
      .update(approval)
      .set({
        state: "REJECTED",
        rejectedReason: input.reason,
        decidedBy: ctx.actor.id,
        decidedAt: sql`app_now()`,
      })
      .where(and(eq(approval.caseId, reviewed.id), eq(approval.state, "SUPERVISOR_REVIEW")))
      .returning({ ordinal: approval.ordinal, sha256: approval.planSha256 });
    if (!row) throw new Conflict("APPROVAL_MOVED", "报审的方案已有变化，请刷新页面。");
    if (reviewed.conclusion === "PASS_AFTER_REVISION")
      await moveCase(tx, reviewed.id, ["APPROVAL"], "REVISION");
    return {
      value: { caseId: reviewed.id },
      audit: [
        {
          action: "approval.refused",
          subject: { type: "case", id: reviewed.id },
          detail: { ordinal: row.ordinal, sha256: row.sha256, reason: input.reason },
        },
      ],
    };
  });
}
