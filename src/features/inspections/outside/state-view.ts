import { and, eq, isNull } from "drizzle-orm";
import { outsideReview } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotState } from "../rules/outside-policy";
import { lockReview } from "./lock-review";

/** 陈述申辩: the contractor says what it has to say, once, within its days. NotFound for other units; Denied, Conflict. */
export async function stateView(
  ctx: Ctx & { actor: UserActor },
  input: { reviewId: string; statement: string },
): Promise<{ reviewId: string }> {
  const { actor } = ctx;
  return mutation(ctx, async (tx, now) => {
    const review = await lockReview(tx, actor, input.reviewId);
    if (actor.role !== "contractor" || actor.organizationId !== review.organizationId)
      throw new NotFound("outside review");
    demand(whyNotState(review, now));
    const [row] = await tx
      .update(outsideReview)
      .set({ statement: input.statement, statedAt: now, statedBy: actor.id })
      .where(
        and(
          eq(outsideReview.id, review.id),
          eq(outsideReview.state, "NOTIFIED"),
          isNull(outsideReview.statement),
        ),
      )
      .returning({ id: outsideReview.id });
    if (!row) throw new Conflict("REVIEW_MOVED", "这项记录已有变化，请刷新页面。");
    return {
      value: { reviewId: review.id },
      audit: [
        {
          action: "outsideReview.stated",
          subject: { type: "outsideReview", id: review.id },
          detail: { length: input.statement.length },
        },
      ],
    };
  });
}
