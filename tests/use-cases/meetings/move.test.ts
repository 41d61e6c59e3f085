import { and, eq, isNull, like, sql } from "drizzle-orm";
import { database } from "../../../src/db/client";
import {
  auditEntry,
  conductRecord,
  expertHold,
  invitation,
  meetingMove,
  meetingMoveAnswer,
  reviewCase,
} from "../../../src/db/schema";
import { answerMove, proposeMove, suspendMeeting, withdrawMove } from "../../../src/features/meetings";
import { withdrawInvitation } from "../../../src/features/panels";
import { useDatabase } from "../../support/database";
import { expectInvariants, until } from "../../support/fault";
import type { FormedPanel, Member } from "../../support/formed-panel";
import { electionsOf, makeReleasedPanel, sweepMeetings } from "../../support/released-panel";
import { as } from "../../support/world";

const clock = useDatabase();
const hour = 3_600_000;

const caseOf = async (caseId: string) =>
  (await database().select().from(reviewCase).where(eq(reviewCase.id, caseId)))[0]!;
const movesOf = async (caseId: string) =>
  database().select().from(meetingMove).where(eq(meetingMove.caseId, caseId)).orderBy(meetingMove.proposedAt);
const stateOf = async ({ invitationId }: Member) =>
  (await database().select().from(invitation).where(eq(invitation.id, invitationId)))[0]!;

async function propose(panel: FormedPanel, hours: number) {
  const { caseId } = panel.filing;
  const { meetingFrom, meetingTo } = await caseOf(caseId);
  const meeting = {
    from: new Date(meetingFrom!.getTime() + hours * hour),
    to: new Date(meetingTo!.getTime() + hours * hour),
    place: "项目部一楼会议室",
  };
  const { moveId } = await proposeMove(await as(panel.filing.actor), { caseId, meeting, reason: "台风" });
  return { moveId, meeting };
}

async function answer(panel: FormedPanel, moveId: string, index: number, given: "ACCEPTED" | "REFUSED") {
  await answerMove(await as(panel.members[index]!.actor), {
    caseId: panel.filing.caseId,
    moveId,
    answer: given,
  });
}

it("moves when the last has agreed, holds and ballot with it", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const before = await caseOf(caseId);
  const { moveId, meeting } = await propose(panel, 48);
  await expect(propose(panel, 72)).rejects.toMatchObject({ code: "MOVING" });
  for (const index of [0, 1, 2, 3]) await answer(panel, moveId, index, "ACCEPTED");
  expect((await caseOf(caseId)).meetingFrom).toEqual(before.meetingFrom);
  await answer(panel, moveId, 4, "ACCEPTED");
  expect(await caseOf(caseId)).toMatchObject({
    state: "PRE_REVIEW",
    meetingFrom: meeting.from,
    meetingPlace: meeting.place,
  });
  const holds = await database()
    .select()
    .from(expertHold)
    .where(and(eq(expertHold.expertId, panel.members[0]!.expert.id), isNull(expertHold.releasedAt)));
  expect(holds[0]?.during.from).toEqual(meeting.from);
  expect((await electionsOf(caseId)).at(-1)?.closesAt).toEqual(meeting.from);
  await expect(answer(panel, moveId, 0, "REFUSED")).rejects.toMatchObject({ code: "MOVE_ENDED" });
  const traced = await database()
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.subjectId, caseId), like(auditEntry.action, "meeting.moved")));
  expect(traced).toHaveLength(1);
  await expectInvariants();
});

it("an earlier time needs everybody: one refusal and the old time stands", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const before = await caseOf(caseId);
  const { moveId } = await propose(panel, -24);
  await answer(panel, moveId, 0, "ACCEPTED");
  await answer(panel, moveId, 1, "REFUSED");
  expect(await movesOf(caseId)).toMatchObject([{ state: "REFUSED" }]);
  expect(await caseOf(caseId)).toMatchObject({ state: "PRE_REVIEW", meetingFrom: before.meetingFrom });
  expect((await stateOf(panel.members[1]!)).state).toBe("ACCEPTED");
  await expectInvariants();
});

it("is the contractor's to propose and to take back, and ends when the panel is no longer whole", async () => {
  const panel = await makeReleasedPanel();
  const other = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const { moveId } = await propose(panel, 24);
  const foreign = await as(other.filing.actor);
  await expect(withdrawMove(foreign, { caseId })).rejects.toMatchObject({ name: "NotFound" });
  await expect(
    answerMove(await as(other.members[0]!.actor), { caseId, moveId, answer: "ACCEPTED" }),
  ).rejects.toMatchObject({ name: "NotFound" });
  await withdrawMove(await as(panel.filing.actor), { caseId });
  await expect(withdrawMove(await as(panel.filing.actor), { caseId })).rejects.toMatchObject({
    code: "MOVE_ENDED",
  });
  await propose(panel, 24);
  await withdrawInvitation(await as(panel.members[0]!.actor), {
    invitationId: panel.members[0]!.invitationId,
    note: "生病",
  });
  await sweepMeetings();
  expect(await movesOf(caseId)).toMatchObject([{ state: "WITHDRAWN" }, { state: "WITHDRAWN" }]);
  await expectInvariants();
});

it("two last answers at the same moment move the meeting once", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const { moveId } = await propose(panel, 48);
  for (const index of [0, 1, 2]) await answer(panel, moveId, index, "ACCEPTED");
  await Promise.all([3, 4].map((index) => answer(panel, moveId, index, "ACCEPTED")));
  expect(await movesOf(caseId)).toMatchObject([{ state: "AGREED" }]);
  await expectInvariants();
});

it("refuses when a member is taken for another meeting at that moment; asked again, it lets her go", async () => {
  const panel = await makeReleasedPanel();
  const other = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const { meetingFrom } = await caseOf(caseId);
  const { moveId, meeting } = await propose(panel, 48);
  for (const index of [0, 1, 2, 3]) await answer(panel, moveId, index, "ACCEPTED");
  const [taken, elsewhere] = [panel.members[0]!, other.members[0]!];
  const [own] = await database()
    .select()
    .from(expertHold)
    .where(eq(expertHold.invitationId, elsewhere.invitationId));
  // Somebody else's hold of that day becomes hers, and is committed while the swap waits for it.
  let last: Promise<void> | undefined;
  await clock.owner.begin(async (owner) => {
    await owner`update expert_hold set expert_id = ${taken.expert.id},
      during = tstzrange(${meeting.from}, ${meeting.to}) where invitation_id = ${elsewhere.invitationId}`;
    last = answer(panel, moveId, 4, "ACCEPTED");
    last.catch(() => {});
    await until("the swap waits", async () => {
      const waiting = await database().execute(sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
      return waiting.length > 0;
    });
  });
  await expect(last).rejects.toMatchObject({ name: "Conflict", code: "TAKEN_MEANWHILE" });
  expect(await movesOf(caseId)).toMatchObject([{ state: "ASKING" }]);
  expect(await caseOf(caseId)).toMatchObject({ state: "PRE_REVIEW", meetingFrom });
  await answer(panel, moveId, 4, "ACCEPTED");
  expect(await movesOf(caseId)).toMatchObject([{ state: "AGREED" }]);
  expect(await stateOf(taken)).toMatchObject({ state: "RELEASED", revokedReason: "MOVED" });
  expect((await stateOf(panel.members[1]!)).state).toBe("ACCEPTED");
  await database().update(expertHold).set(own!).where(eq(expertHold.id, own!.id));
  await sweepMeetings();
  await expectInvariants();
});

it("a suspended meeting is held again at a new time", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const { meetingFrom } = await caseOf(caseId);
  await clock.setClock(meetingFrom!);
  await suspendMeeting(await as(panel.filing.actor), { caseId, reason: "现场停电" });
  const { moveId } = await propose(panel, 72);
  for (const index of [0, 1, 2, 3, 4]) await answer(panel, moveId, index, "ACCEPTED");
  expect((await caseOf(caseId)).state).toBe("PRE_REVIEW");
  await sweepMeetings();
  await expectInvariants();
});

it("lets go without penalty who refuses or is silent, and draws the seats for the new time", async () => {
  const panel = await makeReleasedPanel({ spare: 3 });
  const { caseId } = panel.filing;
  const { moveId, meeting } = await propose(panel, 48);
  for (const index of [0, 1, 2]) await answer(panel, moveId, index, "ACCEPTED");
  await answer(panel, moveId, 3, "REFUSED");
  const [asked] = await database()
    .select()
    .from(meetingMoveAnswer)
    .where(eq(meetingMoveAnswer.invitationId, panel.members[4]!.invitationId));
  await clock.setClock(asked!.deadline);
  await expect(answer(panel, moveId, 4, "ACCEPTED")).rejects.toMatchObject({ code: "MOVE_ENDED" });
  await sweepMeetings();
  expect(await movesOf(caseId)).toMatchObject([{ state: "AGREED" }]);
  for (const index of [3, 4]) {
    expect(await stateOf(panel.members[index]!)).toMatchObject({ state: "RELEASED", revokedReason: "MOVED" });
    const conduct = await database()
      .select()
      .from(conductRecord)
      .where(eq(conductRecord.evidenceId, panel.members[index]!.invitationId));
    expect(conduct).toEqual([]);
  }
  const asking = await database()
    .select()
    .from(invitation)
    .where(and(eq(invitation.caseId, caseId), eq(invitation.state, "CREATED")));
  expect(asking).toHaveLength(2);
  expect(await caseOf(caseId)).toMatchObject({ state: "INVITING", meetingFrom: meeting.from });
  await expectInvariants();
});
