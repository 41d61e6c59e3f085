import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { invitation, reviewCase, seatedStates } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { supervised } from "../queries/regulator-scope";

/**
 * The cases ahead in which a member is asked or seated, for the station, which decides about her; for anybody
 * else none: a district that could look a member up would learn who is asked before the panel stands.
 */
export async function listSeatsOf(ctx: Pick<Ctx, "actor" | "now" | "tx">, expertId: string) {
  if (ctx.actor.kind !== "user" || ctx.actor.post !== "station") return [];
  return reader(ctx)
    .select({
      invitationId: invitation.id,
      state: invitation.state,
      caseId: reviewCase.id,
      number: reviewCase.number,
      title: reviewCase.title,
      caseState: reviewCase.state,
      meetingFrom: reviewCase.meetingFrom,
    })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .where(
      and(
        supervised(ctx.actor),
        eq(invitation.expertId, expertId),
        inArray(invitation.state, [...seatedStates]),
        gt(reviewCase.meetingFrom, ctx.now),
      ),
    )
    .orderBy(asc(reviewCase.meetingFrom), asc(invitation.id));
}

export type MemberSeat = Awaited<ReturnType<typeof listSeatsOf>>[number];
