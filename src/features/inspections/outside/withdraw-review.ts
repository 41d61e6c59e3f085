import { and, eq, inArray } from "drizzle-orm";
import { outsideReview } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotWithdraw } from "../rules/outside-policy";
import { lockReview } from "./lock-review";

/** 撤回: the record was wrong, or the unit's statement holds. It stays readable, with the reason. Denied, Conflict. */
export async function withdrawReview(
  ctx: Ctx & { actor: UserActor },
  input: { reviewId: string; reason: string },
): Promise<{ reviewId: string }> {
  return mutation(ctx, async (tx, now) => {
    const review = await lockReview(tx, ctx.actor, input.reviewId);
    demand(whyNotWithdraw(ctx.actor, review));
    const [row] = await tx
      .update(outsideReview)
      .set({
        state: "WITHDRAWN",
        decidedAt: now,
        decidedBy: ctx.actor.personId,
        withdrawnReason: input.reason,
      })
      .where(and(eq(outsideReview.id, review.id), inArray(outsideReview.state, ["RECORDED", "NOTIFIED"])))
      .returning({ id: outsideReview.id });
    if (!row) throw new Conflict("REVIEW_MOVED", "这项记录已有变化，请刷新页面。");
    return {
      value: { reviewId: review.id },
      audit: [
        {
          action: "outsideReview.withdrawn",
          subject: { type: "outsideReview", id: review.id },
          detail: { from: review.state, reason: input.reason },
        },
      ],
    };
  });
}
