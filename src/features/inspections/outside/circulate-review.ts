import { and, eq, ne } from "drizzle-orm";
import { organization, outsideReview, project } from "@/db/schema";
import { dateAt, policyInForce } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { outsideCircular } from "../rules/circular";
import { whyNotCirculate } from "../rules/outside-policy";
import { demandTerms, placeWatch, type WatchTerms } from "../watch/place-watch";
import { draftCircular } from "./draft-circular";
import { lockReview } from "./lock-review";
import { bodyName, competentFor, superiorsOf } from "./superiors";

/**
 * 通报 (五(二)): the second person of the body decides. The circular to the competent body and the superior units is
 * drafted, unit and project go on the key-watch list with a raised frequency and an end. InvalidInput, Denied, Conflict.
 */
export async function circulateReview(
  ctx: Ctx & { actor: UserActor },
  input: { reviewId: string } & WatchTerms,
): Promise<{ reviewId: string; circularId: string }> {
  const { actor } = ctx;
  return mutation(ctx, async (tx, now) => {
    const review = await lockReview(tx, actor, input.reviewId);
    demand(whyNotCirculate(actor, review, now));
    const { values: policy } = await policyInForce({ tx, now });
    demandTerms(input, now, policy);
    const [row] = await tx
      .update(outsideReview)
      .set({ state: "CIRCULATED", decidedAt: now, decidedBy: actor.personId })
      .where(
        and(
          eq(outsideReview.id, review.id),
          eq(outsideReview.state, "NOTIFIED"),
          ne(outsideReview.recordedBy, actor.personId),
        ),
      )
      .returning({ id: outsideReview.id });
    if (!row) throw new Conflict("REVIEW_MOVED", "这项记录已有变化，请刷新页面。");
    const [works] = await tx
      .select({
        project: project.name,
        address: project.address,
        unit: organization.name,
        uscc: organization.uscc,
      })
      .from(project)
      .innerJoin(organization, eq(organization.id, review.organizationId))
      .where(eq(project.id, review.projectId));
    if (!works) throw new Error("a review outside without its works");
    const issuer = bodyName(review.recordedFor);
    const about = { outsideReviewId: review.id };
    const content = outsideCircular({
      ...works,
      issuer,
      competentBody: competentFor(review.jurisdictionCode, issuer),
      superiors: await superiorsOf(tx, review.organizationId, dateAt(now)),
      number: review.number,
      heldOn: review.heldOn,
      found: review.facts,
      statement: review.statement,
      watchUntil: input.until,
      intervalDays: input.intervalDays,
    });
    const drafted = await draftCircular(tx, about, content, actor.personId, now);
    const watched = await placeWatch(
      tx,
      about,
      {
        organizationId: review.organizationId,
        projectId: review.projectId,
        body: review.recordedFor,
        by: actor.personId,
      },
      input,
      now,
    );
    return {
      value: { reviewId: review.id, circularId: drafted.id },
      audit: entries([
        {
          action: "outsideReview.circulated",
          subject: { type: "outsideReview", id: review.id },
          detail: { circular: drafted.id, recipients: content.recipients.length },
        },
        drafted.audit,
        ...watched,
      ]),
    };
  });
}
