import type { Ctx } from "@/platform/context";
import { mutation } from "@/platform/mutation";
import { moveCase } from "./move-case";
import { lockSupervisedCase } from "./supervised-case";

/** The supervising jurisdiction admits a filed plan: from here experts can be drawn. */
export async function admitCase(ctx: Ctx, { caseId }: { caseId: string }): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx, now) => {
    await lockSupervisedCase(tx, ctx.actor, caseId);
    await moveCase(tx, caseId, ["SUBMITTED"], "ADMITTED", { admittedAt: now });
    return {
      value: { caseId },
      audit: [
        { action: "case.admitted", subject: { type: "case", id: caseId }, detail: { automatic: false } },
      ],
    };
  });
}
