import { eq } from "drizzle-orm";
import { complaint } from "@/db/schema";
import { holidayCalendar, policyOf } from "@/features/rulebook";
import { publicActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { seal } from "@/platform/crypto";
import { NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { complaintCodeHash } from "../filing/file-complaint";
import { demandStep, moveComplaint } from "../handling/lock-complaint";
import { whyNotRequestReview } from "../policy";
import { deadlines } from "../rules/deadlines";

/**
 * 举报人申请复查 (D12), by the query code, within the days after she was told; her reason is sealed like her complaint.
 * Errors: NotFound, NOT_NOTIFIED, REVIEW_OVER.
 */
export function requestReviewByCode(ctx: Ctx, input: { code: string; reason: string }): Promise<void> {
  return mutation({ ...ctx, actor: publicActor }, async (tx, now) => {
    const [one] = await tx
      .select()
      .from(complaint)
      .where(eq(complaint.codeHash, complaintCodeHash(input.code)))
      .for("update");
    if (!one) throw new NotFound("complaint");
    demandStep(whyNotRequestReview(one, now));
    const policy = await policyOf({ tx }, one.policyCode);
    const until = deadlines(policy.values, await holidayCalendar({ tx }));
    await moveComplaint(tx, one, {
      state: "REVIEW_REQUESTED",
      handlerId: null,
      reviewAskedBy: "AUTHOR",
      reviewReasonSealed: seal(input.reason),
      reviewAskedAt: now,
      reviewBy: until.review(now).dueAt,
    });
    return {
      value: undefined,
      audit: [
        {
          action: "complaint.reviewRequested",
          subject: { type: "complaint", id: one.id },
          detail: { by: "AUTHOR" },
        },
      ],
    };
  });
}
