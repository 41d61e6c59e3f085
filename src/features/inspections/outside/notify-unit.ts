import { and, count, eq } from "drizzle-orm";
import { inspectionFile, outsideReview } from "@/db/schema";
import { noticeId } from "@/features/approvals";
import { queueMessages } from "@/features/messages";
import {
  dateAt,
  formatDeadline,
  holidayCalendar,
  nextSendInstant,
  policyInForce,
  workingDayDeadline,
} from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { peopleOfUnits } from "../people";
import { whyNotNotify } from "../rules/outside-policy";
import { lockReview } from "./lock-review";

/** 告知单位: with the evidence on record, and days in which it may be heard (行政处罚法 Art. 44, 45). Denied, Conflict. */
export async function notifyUnit(
  ctx: Ctx & { actor: UserActor },
  input: { reviewId: string },
): Promise<{ reviewId: string }> {
  return mutation(ctx, async (tx, now) => {
    const review = await lockReview(tx, ctx.actor, input.reviewId);
    const [evidence] = await tx
      .select({ n: count() })
      .from(inspectionFile)
      .where(and(eq(inspectionFile.outsideReviewId, review.id), eq(inspectionFile.kind, "OUTSIDE_EVIDENCE")));
    demand(whyNotNotify(ctx.actor, review, evidence?.n ?? 0));
    const { values: policy } = await policyInForce({ tx, now });
    const calendar = await holidayCalendar({ tx });
    const due = workingDayDeadline(dateAt(now), policy["outside_review.statement_days"], calendar);
    const [row] = await tx
      .update(outsideReview)
      .set({ state: "NOTIFIED", notifiedAt: now, notifiedBy: ctx.actor.personId, stateBy: due.dueAt })
      .where(and(eq(outsideReview.id, review.id), eq(outsideReview.state, "RECORDED")))
      .returning({ id: outsideReview.id });
    if (!row) throw new Conflict("REVIEW_MOVED", "这项记录已有变化，请刷新页面。");
    const people = await peopleOfUnits(tx, [review.organizationId]);
    const told = await queueMessages(
      tx,
      people.map(({ personId, unitId }) => ({
        template: "outsideReviewNotified" as const,
        personId,
        subject: { type: "outsideReviewNotice", id: noticeId(review.id, personId) },
        thing: { type: "outsideReview", id: review.id },
        unitId,
        params: { caseNo: review.number, deadline: formatDeadline(due.dueAt) },
        dueAt: nextSendInstant(now, policy["invite.send_hours"]),
      })),
    );
    return {
      value: { reviewId: review.id },
      audit: entries([
        {
          action: "outsideReview.notified",
          subject: { type: "outsideReview", id: review.id },
          detail: {
            stateBy: due.dueAt.toISOString(),
            calendar: due.calendarVersion,
            evidence: evidence?.n ?? 0,
          },
        },
        ...told.audit,
      ]),
      jobs: told.jobs,
    };
  });
}
