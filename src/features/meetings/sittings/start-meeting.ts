import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { attendance, invitation, seat, sitting } from "@/db/schema";
import { type Quorum, whyNoQuorum } from "@/features/panels";
import { moveCase, type ReviewCase } from "@/features/reviews";
import { type PolicyParameters, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { currentElection, judgeElection } from "../elections/judge-election";
import type { Followed } from "../elections/open-election";
import { settleElection } from "../elections/settle-election";
import { whyNotStart } from "../rules/check-in";
import { checkInOf } from "./check-in";
import { lastSitting, type Sitting } from "./find-sitting";
import { lockMeetingCase } from "./open-case";

/**
 * 论证会开始 (D3 PRE_REVIEW→IN_MEETING): by a member, the contractor or the station, within the window and with
 * a quorum. The ballot closes with it (D6); a leader who is not there is no leader of this meeting.
 */
export async function startMeeting(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const reviewed = await lockMeetingCase(tx, ctx.actor, input.caseId);
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    const current = await lastSitting(tx, reviewed.id);
    demand(whyNotStart(await checkInOf(tx, reviewed, current), now, policy));
    const quorum = await quorumOf(tx, reviewed, current!, policy);
    demand(whyNoQuorum(quorum));
    const [held] = await tx
      .update(sitting)
      .set({ state: "HELD", startedAt: now })
      .where(and(eq(sitting.id, current!.id), eq(sitting.state, "CHECK_IN")))
      .returning();
    if (!held) throw new Conflict("BEGUN", "论证会已经开始。");
    const begun = await moveCase(tx, reviewed.id, ["PRE_REVIEW"], "IN_MEETING");
    const ballot = await settleBallot(tx, begun, now, policy);
    return {
      value: undefined,
      audit: entries([
        {
          action: "meeting.started",
          subject: { type: "case", id: reviewed.id },
          detail: { sitting: held.id, there: quorum.there.length, seats: quorum.seats.length },
        },
        ...ballot.audit,
      ]),
      jobs: ballot.jobs,
    };
  });
}

/** Seats of the panel and who of them is there. */
export async function quorumOf(
  tx: Pick<Tx, "select">,
  reviewed: Pick<ReviewCase, "id">,
  current: Pick<Sitting, "id">,
  policy: PolicyParameters,
): Promise<Quorum> {
  const seats = await tx
    .select({ specialty: seat.specialty, main: seat.main })
    .from(seat)
    .where(eq(seat.caseId, reviewed.id));
  const there = await tx
    .select({ specialty: seat.specialty, main: seat.main })
    .from(attendance)
    .innerJoin(invitation, eq(invitation.id, attendance.invitationId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .where(and(eq(attendance.sittingId, current.id), eq(invitation.state, "ACCEPTED")));
  return { least: policy["panel.min_main"], seats, there };
}

/** The first ballot ends with the opening; then the leader must be one of those who are there. */
async function settleBallot(
  tx: Tx,
  begun: ReviewCase,
  now: Date,
  policy: PolicyParameters,
): Promise<Followed> {
  const judged = await judgeElection(tx, begun, now, policy);
  const current = await currentElection(tx, begun.id);
  const first = current?.state === "OPEN" && current.runoff === 0 && current.openedAt < now;
  const settled = first ? await settleElection(tx, begun, current, { close: true, now, policy }) : null;
  return {
    audit: [...judged.audit, ...(settled?.audit ?? [])],
    jobs: [...judged.jobs, ...(settled?.jobs ?? [])],
  };
}
