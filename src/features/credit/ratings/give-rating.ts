import { meetingRating } from "@/db/schema";
import { lockCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import type { Rating } from "../input/rating";
import { whyNotRate } from "../rules/rating";
import { findRatedMeeting } from "./find-meeting";

/**
 * One side's marks of another after a meeting, once and for good (features.md 83). NotFound for whoever was no side of
 * it or names nobody she may speak of; Denied outside the window. The trace says that it was given, never what.
 */
export async function giveRating(
  ctx: Ctx & { actor: UserActor },
  input: Rating,
): Promise<{ caseId: string }> {
  const { actor } = ctx;
  try {
    return await mutation(ctx, async (tx, now) => {
      if (!isId(input.caseId)) throw new NotFound("rating");
      const reviewed = await lockCase(tx, input.caseId);
      const meeting = await findRatedMeeting({ actor, tx }, reviewed.id);
      const target = meeting?.targets.find(({ side, id }) => side === input.side && id === input.subjectId);
      if (!meeting || !target) throw new NotFound("rating");
      demand(whyNotRate(meeting, target.rated, now));
      const raterSide =
        meeting.rater.side === "EXPERT" && target.side === "EXPERT"
          ? ("LEADER" as const)
          : meeting.rater.side;
      await tx.insert(meetingRating).values({
        id: randomId(),
        caseId: reviewed.id,
        raterSide,
        raterId: meeting.rater.id,
        subjectSide: target.side,
        subjectId: target.id,
        marks: input.marks,
        comment: input.comment,
        ratedBy: actor.id,
        ratedAt: now,
      });
      return {
        value: { caseId: reviewed.id },
        audit: [
          {
            action: "rating.given",
            subject: { type: "case", id: reviewed.id },
            detail: { by: raterSide, about: target.side },
          },
        ],
      };
    });
  } catch (error) {
    if (constraintOf(error) === "meeting_rating_once")
      throw new Conflict("RATED_ALREADY", "您已经评价过，评价提交后不能修改。");
    throw error;
  }
}
