import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation, leaderElection, meetingMoveAnswer, reviewCase, seat } from "@/db/schema";
import { holdFor, releaseInvitations, seatsChanged } from "@/features/panels";
import { moveCase, type ReviewCase } from "@/features/reviews";
import type { PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { Conflict } from "@/platform/errors";
import { constraintOf } from "@/platform/mutation";
import type { Followed } from "../elections/open-election";
import { isEarlier, judgeMove } from "../rules/move";
import { prepareSitting } from "../sittings/prepare-sitting";
import { closeMove, type Move } from "./close-move";

/**
 * Looks at the answers to a move whose case is locked, and does what follows: waits; gives it up when an earlier
 * time was refused; or moves the meeting. Then holds are swapped at once, who cannot come leaves without fault,
 * and the vacant seats are drawn for the new time (E29). Conflict when at this very moment somebody is taken elsewhere.
 */
export async function settleMove(
  tx: Tx,
  reviewed: ReviewCase,
  move: Move,
  now: Date,
  policy: PolicyParameters,
): Promise<Followed> {
  const answers = await tx
    .select({ invitationId: meetingMoveAnswer.invitationId, answer: meetingMoveAnswer.answer })
    .from(meetingMoveAnswer)
    .innerJoin(invitation, eq(invitation.id, meetingMoveAnswer.invitationId))
    .where(and(eq(meetingMoveAnswer.moveId, move.id), eq(invitation.state, "ACCEPTED")));
  const verdict = judgeMove(
    isEarlier(move),
    answers.map(({ answer }) => answer),
  );
  if (verdict === "WAITING") return { audit: [], jobs: [] };
  if (verdict === "REFUSED") return closeMove(tx, move, "REFUSED", { now, policy });
  const closed = await closeMove(tx, move, "AGREED", { now, policy });
  const accepted = answers.flatMap(({ answer, invitationId }) =>
    answer === "ACCEPTED" ? [invitationId] : [],
  );
  const swapped = await swapHolds(tx, accepted, move, policy);
  const leaving = answers.map(({ invitationId }) => invitationId).filter((id) => !swapped.has(id));
  const left = await letGo(tx, reviewed, leaving);
  const moved = await moveMeeting(tx, reviewed, move, now);
  return {
    audit: [
      {
        action: "meeting.moved",
        subject: { type: "case", id: reviewed.id },
        detail: {
          move: move.id,
          from: move.newFrom.toISOString(),
          place: move.newPlace,
          left: leaving.length,
        },
      },
      ...closed.audit,
      ...left.audit,
      ...moved.audit,
    ],
    jobs: [...closed.jobs, ...left.jobs, ...moved.jobs],
  };
}

/** Their time is taken for the new meeting instead of the old; the exclusion constraint is the arbiter (E5). */
async function swapHolds(
  tx: Tx,
  invitationIds: readonly string[],
  move: Move,
  policy: PolicyParameters,
): Promise<Set<string>> {
  if (invitationIds.length === 0) return new Set();
  const during = holdFor({ from: move.newFrom, to: move.newTo }, policy["draw.travel_gap"]);
  const range = sql`tstzrange(${during.from.toISOString()}::timestamptz, ${during.to.toISOString()}::timestamptz)`;
  const swap = tx.execute<{ id: string }>(sql`
    update expert_hold h set during = ${range}
    where h.invitation_id = any(${`{${invitationIds.join(",")}}`}::uuid[]) and h.released_at is null
      and not exists (select from expert_hold o where o.expert_id = h.expert_id and o.id <> h.id
        and o.released_at is null and o.during && ${range})
    returning h.invitation_id as id`);
  const rows = await swap.catch((error: unknown) => {
    if (constraintOf(error) !== "expert_hold_no_overlap") throw error;
    throw new Conflict(
      "TAKEN_MEANWHILE",
      "刚才有一位成员被安排了同一时间的另一场论证，会议时间还没有变动，请再提交一次。",
    );
  });
  return new Set(rows.map(({ id }) => id));
}

/** Who refused, did not answer, or has another meeting by now: no fault, the seat is free. */
async function letGo(tx: Tx, reviewed: ReviewCase, ids: readonly string[]): Promise<Followed> {
  if (ids.length === 0) return { audit: [], jobs: [] };
  const rows = await tx
    .update(invitation)
    .set({ state: "RELEASED", revokedReason: "MOVED" })
    .where(and(inArray(invitation.id, [...ids]), eq(invitation.state, "ACCEPTED")))
    .returning({ id: invitation.id });
  const released = await releaseInvitations(
    tx,
    rows.map(({ id }) => id),
  );
  return {
    audit: [
      ...rows.map(
        ({ id }): Audit => ({
          action: "invitation.released",
          subject: { type: "invitation", id },
          detail: { case: reviewed.id, reason: "MOVED" },
        }),
      ),
      ...released.audit,
    ],
    jobs: released.jobs,
  };
}

/** The case takes the new time and place; with a vacant seat it is drawn again, else the panel stands on. */
async function moveMeeting(tx: Tx, reviewed: ReviewCase, move: Move, now: Date): Promise<Followed> {
  const facts = { meetingFrom: move.newFrom, meetingTo: move.newTo, meetingPlace: move.newPlace };
  const resumed: Audit[] =
    reviewed.state === "SUSPENDED"
      ? [{ action: "case.resumed", subject: { type: "case", id: reviewed.id }, detail: { move: move.id } }]
      : [];
  if (await hasVacancy(tx, reviewed.id)) {
    await moveCase(tx, reviewed.id, [reviewed.state], "DRAWING", {
      ...facts,
      panelFormedAt: null,
      exhaustedReason: null,
      exhaustedAt: null,
    });
    return { audit: resumed, jobs: [seatsChanged.request({ caseId: reviewed.id })] };
  }
  await tx
    .update(leaderElection)
    .set({ closesAt: move.newFrom })
    .where(and(eq(leaderElection.caseId, reviewed.id), eq(leaderElection.state, "OPEN")));
  if (reviewed.state === "SUSPENDED") await moveCase(tx, reviewed.id, ["SUSPENDED"], "PRE_REVIEW", facts);
  else await tx.update(reviewCase).set(facts).where(eq(reviewCase.id, reviewed.id));
  if (reviewed.state === "PANEL_FORMED") return { audit: resumed, jobs: [] };
  if (reviewed.state !== "PRE_REVIEW" && reviewed.state !== "SUSPENDED") {
    throw new Conflict("CASE_MOVED", "论证项目的状态已经变化，请刷新页面后再办理。");
  }
  const sitting = await prepareSitting(tx, { ...reviewed, ...facts }, now);
  return { audit: [...resumed, ...sitting], jobs: [] };
}

async function hasVacancy(tx: Tx, caseId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: seat.id })
    .from(seat)
    .where(
      and(
        eq(seat.caseId, caseId),
        sql`not exists (select from invitation i where i.seat_id = ${seat.id} and i.state = 'ACCEPTED')`,
      ),
    )
    .limit(1);
  return row !== undefined;
}
