import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, invitation, meetingMove, meetingMoveAnswer } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import type { ReviewCase } from "@/features/reviews";
import { addDuration, formatDeadline, formatInstant, nextSendInstant, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand, InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import { expireMoveAnswers } from "../jobs";
import { checkInWindow } from "../rules/check-in";
import { type Meeting, whyNotMove } from "../rules/move";
import { lastSitting } from "../sittings/find-sitting";
import { lockMeetingCase, openMove } from "../sittings/open-case";
import { settleMove } from "./settle-move";

/**
 * 改期或改地点 (E29): the contractor or the station asks every member anew; each has the policy's window from
 * the moment a message may leave. Nothing changes until all have answered. A panel nobody is left on moves at once.
 */
export async function proposeMove(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; meeting: Meeting; reason: string },
): Promise<{ moveId: string }> {
  return mutation(ctx, async (tx, now) => {
    if (ctx.actor.role === "expert") throw new NotFound("case");
    const reviewed = await lockMeetingCase(tx, ctx.actor, input.caseId);
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const old = meetingOf(reviewed);
    const current = await lastSitting(tx, reviewed.id);
    const window = checkInWindow(old.from, policy);
    const denial = whyNotMove(
      {
        state: reviewed.state,
        exhaustedFor: String(reviewed.exhaustedReason?.code ?? "") || null,
        moving: (await openMove(tx, reviewed.id)) !== null,
        checkInOpen: current?.state === "CHECK_IN" && now >= window.from,
      },
      old,
      input.meeting,
      now,
      policy,
    );
    if (denial?.code === "SHORT_NOTICE") throw new InvalidInput({ date: denial.sentence });
    demand(denial);
    const asked = nextSendInstant(now, policy["invite.send_hours"]);
    const deadline = addDuration(asked, policy["invite.window"]);
    const [move] = await tx
      .insert(meetingMove)
      .values({
        id: randomId(),
        caseId: reviewed.id,
        state: "ASKING",
        reason: input.reason,
        oldFrom: old.from,
        oldTo: old.to,
        oldPlace: old.place,
        newFrom: input.meeting.from,
        newTo: input.meeting.to,
        newPlace: input.meeting.place,
        proposedBy: ctx.actor.id,
        proposedAt: now,
      })
      .returning();
    if (!move) throw new Error("the move was not stored");
    const members = await membersOf(tx, reviewed.id);
    const answers = members.map(({ invitationId }) => ({
      id: randomId(),
      moveId: move.id,
      invitationId,
      deadline,
    }));
    if (answers.length > 0) await tx.insert(meetingMoveAnswer).values(answers);
    const messages = await queueMessages(
      tx,
      answers.map(({ id }, index) => ({
        template: "meetingMoved" as const,
        personId: members[index]!.personId,
        subject: { type: "moveAnswer", id },
        params: { time: formatInstant(move.newFrom), deadline: formatDeadline(deadline) },
        dueAt: asked,
      })),
    );
    const settled = answers.length === 0 ? await settleMove(tx, reviewed, move, now, policy) : null;
    return {
      value: { moveId: move.id },
      audit: entries([
        {
          action: "meeting.moveProposed",
          subject: { type: "case", id: reviewed.id },
          detail: {
            move: move.id,
            from: move.newFrom.toISOString(),
            place: move.newPlace,
            reason: input.reason,
            asked: answers.length,
          },
        },
        ...messages.audit,
        ...(settled?.audit ?? []),
      ]),
      jobs: [...messages.jobs, expireMoveAnswers.request({}, deadline), ...(settled?.jobs ?? [])],
    };
  });
}

function meetingOf({ meetingFrom, meetingTo, meetingPlace }: ReviewCase): Meeting {
  if (!meetingFrom || !meetingTo) throw new NotFound("meeting");
  return { from: meetingFrom, to: meetingTo, place: meetingPlace ?? "" };
}

async function membersOf(tx: Tx, caseId: string) {
  return tx
    .select({ invitationId: invitation.id, personId: expert.personId })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(and(eq(invitation.caseId, caseId), eq(invitation.state, "ACCEPTED")))
    .orderBy(asc(invitation.id));
}
