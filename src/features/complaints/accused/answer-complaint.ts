import type { z } from "zod";
import { holidayCalendar, policyOf } from "@/features/rulebook";
import type { Role } from "@/platform/actor";
import { seal } from "@/platform/crypto";
import { mutation } from "@/platform/mutation";
import { demandStep, lockWhere, moveComplaint } from "../handling/lock-complaint";
import type { OfficerCtx as AccusedCtx } from "../handling/step";
import type { accusedReviewInput, statementInput } from "../input";
import { whyNotRequestReview, whyNotState } from "../policy";
import { deadlines } from "../rules/deadlines";
import { accusedScope } from "./accused-scope";

type Answered = { readonly complaintId: string; readonly role: Role };

/** 被举报人说明情况: once, until the conclusion. Errors: NotFound, NOT_ASKED, STATED. */
export function giveStatement(ctx: AccusedCtx, input: z.output<typeof statementInput>): Promise<Answered> {
  const { complaintId, statement } = input;
  return mutation(ctx, async (tx, now) => {
    const one = await lockWhere(tx, complaintId, accusedScope(ctx.actor));
    demandStep(whyNotState(one));
    await moveComplaint(tx, one, { statement, statedAt: now });
    return {
      value: { complaintId, role: ctx.actor.role },
      audit: [
        {
          action: "complaint.stated",
          subject: { type: "complaint", id: complaintId },
          detail: { inTime: one.statementBy !== null && now < one.statementBy },
        },
      ],
    };
  });
}

/** 被举报人申请复查 (D12). Errors: NotFound, NOT_NOTIFIED, REVIEW_OVER. */
export function requestReviewAsAccused(
  ctx: AccusedCtx,
  input: z.output<typeof accusedReviewInput>,
): Promise<Answered> {
  const { complaintId, reason } = input;
  return mutation(ctx, async (tx, now) => {
    const one = await lockWhere(tx, complaintId, accusedScope(ctx.actor));
    demandStep(whyNotRequestReview(one, now));
    const policy = await policyOf({ tx }, one.policyCode);
    const until = deadlines(policy.values, await holidayCalendar({ tx }));
    await moveComplaint(tx, one, {
      state: "REVIEW_REQUESTED",
      handlerId: null,
      reviewAskedBy: "ACCUSED",
      reviewReasonSealed: seal(reason),
      reviewAskedAt: now,
      reviewBy: until.review(now).dueAt,
    });
    return {
      value: { complaintId, role: ctx.actor.role },
      audit: [
        {
          action: "complaint.reviewRequested",
          subject: { type: "complaint", id: complaintId },
          detail: { by: "ACCUSED" },
        },
      ],
    };
  });
}
