import { eq } from "drizzle-orm";
import { reviewCase } from "@/db/schema";
import { lockOwnCase, type ReviewCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Denied, demand, InvalidInput } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import type { MeetingInput, TeamInput } from "./input/contractor";
import { instantsOf, whyNotMeeting, whyNotTeam } from "./input/contractor-conditions";
import { parametersOf } from "./lane";
import { whyNotSetConditions } from "./policy";
import { listAllowedExtras } from "./queries/contractor-extras";

/** A question about the draw, each with a page of its own. */
export type ConditionTopic = "team" | "meeting" | "place";

export interface Conditions {
  readonly caseId: string;
  readonly team?: TeamInput;
  readonly meeting?: MeetingInput;
  readonly place?: string;
}

/**
 * Sets the draw's conditions (notice 二(二), D14 no. 5), one topic at a time or all together; what is left
 * out stays as it is. The main specialty is the case's own. Refused from the first draw on (E6).
 * Answers the first topic still open.
 */
export async function setConditions(
  ctx: Ctx & { actor: UserActor },
  input: Conditions,
): Promise<{ open: ConditionTopic | null }> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockOwnCase(tx, ctx.actor, input.caseId);
    demand(whyNotSetConditions(ctx.actor, reviewed));
    const policy = await parametersOf({ ...ctx, tx }, reviewed);
    const changes: Partial<Pick<ReviewCase, "seats" | "meetingFrom" | "meetingTo" | "meetingPlace">> = {};
    if (input.team) {
      const main = reviewed.mainSpecialty;
      if (!main) throw new Denied("NO_MAIN", "本方案的主专业还没有确定，请联系监督机构。");
      const allowed = input.team.extras.length > 0 ? await listAllowedExtras({ ...ctx, tx }, reviewed) : [];
      refuse(whyNotTeam(input.team, allowed, policy));
      changes.seats = [{ specialty: main, count: input.team.mainCount }, ...input.team.extras];
    }
    if (input.meeting) {
      refuse(whyNotMeeting(input.meeting, now, policy));
      const { from, to } = instantsOf(input.meeting);
      Object.assign(changes, { meetingFrom: from, meetingTo: to });
    }
    if (input.place !== undefined) changes.meetingPlace = input.place;
    if (Object.keys(changes).length === 0) throw new Error("no condition was given");
    await tx.update(reviewCase).set(changes).where(eq(reviewCase.id, reviewed.id));
    return {
      value: { open: openTopic({ ...reviewed, ...changes }) },
      audit: [
        { action: "case.conditionsSet", subject: { type: "case", id: reviewed.id }, detail: { ...changes } },
      ],
    };
  });
}

/** The first question about the draw that has no answer yet; null when all have one. */
export function openTopic(
  reviewed: Pick<ReviewCase, "seats" | "meetingFrom" | "meetingTo" | "meetingPlace">,
): ConditionTopic | null {
  if (!reviewed.seats?.length) return "team";
  if (!reviewed.meetingFrom || !reviewed.meetingTo) return "meeting";
  return reviewed.meetingPlace ? null : "place";
}

function refuse(faults: Readonly<Record<string, string>> | null): void {
  if (faults) throw new InvalidInput(faults);
}
