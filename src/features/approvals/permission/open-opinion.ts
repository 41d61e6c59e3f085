import { and, eq, isNull, sql } from "drizzle-orm";
import { approval } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import { mutation, unchanged } from "@/platform/mutation";
import { lockSupervisedByUnit } from "./own-approval";

/** The supervising unit opens the leader's opinion; without it nothing can be decided (四(二)4, D10). On record once. */
export async function openLeaderOpinion(
  ctx: Ctx & { actor: UserActor },
  { caseId }: { caseId: string },
): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx) => {
    const reviewed = await lockSupervisedByUnit(tx, ctx.actor, caseId);
    const open = and(eq(approval.caseId, reviewed.id), eq(approval.state, "SUPERVISOR_REVIEW"));
    const [row] = await tx
      .update(approval)
      .set({ opinionOpenedAt: sql`app_now()` })
      .where(and(open, isNull(approval.opinionOpenedAt)))
      .returning({ ordinal: approval.ordinal, sha256: approval.planSha256 });
    if (!row) {
      const [known] = await tx.select({ id: approval.id }).from(approval).where(open);
      if (known) return unchanged({ caseId });
      throw new Conflict("NOT_ASKED", "没有等待监理审查的方案，请刷新页面。");
    }
    return {
      value: { caseId },
      audit: [
        {
          action: "approval.opinionOpened",
          subject: { type: "case", id: reviewed.id },
          detail: { ordinal: row.ordinal, sha256: row.sha256 },
        },
      ],
    };
  });
}
