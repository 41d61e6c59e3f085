import { and, eq, inArray } from "drizzle-orm";
import { database } from "../../../src/db/client";
import {
  attendance,
  auditEntry,
  conductRecord,
  invitation,
  reviewCase,
  sitting,
} from "../../../src/db/schema";
import {
  answerMove,
  checkIn,
  currentLeader,
  endMeeting,
  findOwnMeeting,
  listAttending,
  proposeMove,
  startMeeting,
  suspendMeeting,
  takeOverSheet,
} from "../../../src/features/meetings";
import { dateAt } from "../../../src/features/rulebook";
import { readNow } from "../../../src/platform/clock";
import { entries, mutation } from "../../../src/platform/mutation";
import { useDatabase } from "../../support/database";
import { invitationsOf } from "../../support/drawn-case";
import { expectInvariants } from "../../support/fault";
import { type FormedPanel, type Member, membersOf } from "../../support/formed-panel";
import { makeReleasedPanel, sweepMeetings, vote } from "../../support/released-panel";
import { acceptAs, carryInvitation } from "../../support/traced-world";
import { as, regulatorActor } from "../../support/world";
import { handIn } from "../opinions/reviewing";
import { lock, reportOf } from "../reports/report-world";

const clock = useDatabase();
const minute = 60_000;

const caseOf = async (caseId: string) =>
  (await database().select().from(reviewCase).where(eq(reviewCase.id, caseId)))[0]!;
const sittingOf = async (caseId: string) =>
  (await database().select().from(sitting).where(eq(sitting.caseId, caseId))).at(-1)!;
const stateOf = async (member: Member) =>
  (await database().select().from(invitation).where(eq(invitation.id, member.invitationId)))[0]!.state;

/** To so many minutes after the meeting's announced start. */
async function toStart(caseId: string, minutes: number): Promise<void> {
  const { meetingFrom } = await caseOf(caseId);
  await clock.setClock(new Date(meetingFrom!.getTime() + minutes * minute));
}

async function arrive(panel: FormedPanel, count: number): Promise<void> {
  for (const member of panel.members.slice(0, count)) {
    await checkIn(await as(member.actor), { caseId: panel.filing.caseId });
  }
}

/** The meeting's end alone; what ends it in truth is the lock of the report. */
async function end(caseId: string, panel: FormedPanel) {
  const ctx = await as(panel.members[0]!.actor);
  return mutation(ctx, async (tx, now) => {
    const ended = await endMeeting(tx, ctx, caseId, now);
    return { value: ended, audit: entries(ended.audit), jobs: ended.jobs };
  });
}

it("checks in within the window alone, by the sheet's code too, each once", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const [first] = panel.members as [Member];
  await toStart(caseId, -31);
  await expect(checkIn(await as(first.actor), { caseId })).rejects.toMatchObject({ code: "TOO_EARLY" });
  await toStart(caseId, -29);
  await expect(checkIn(await as(panel.filing.actor), { caseId })).rejects.toMatchObject({ name: "NotFound" });
  await expect(checkIn(await as(first.actor), { caseId, code: "0".repeat(32) })).rejects.toMatchObject({
    code: "OLD_CODE",
  });
  const { code } = await sittingOf(caseId);
  await Promise.all([1, 2].map(async () => checkIn(await as(first.actor), { caseId, code })));
  const rows = await database()
    .select()
    .from(attendance)
    .where(eq(attendance.invitationId, first.invitationId));
  expect(rows).toMatchObject([{ way: "QR" }]);
  const traced = await database()
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.subjectId, first.invitationId), eq(auditEntry.action, "meeting.attended")));
  expect(traced).toHaveLength(1);
  await toStart(caseId, 121);
  await expect(checkIn(await as(panel.members[1]!.actor), { caseId })).rejects.toMatchObject({
    code: "TOO_LATE",
  });
});

it("begins with five and not before; who comes later is late, who does not come is a no-show", async () => {
  const panel = await makeReleasedPanel({ count: 7 });
  const { caseId } = panel.filing;
  const [leader, ...others] = panel.members as [Member, ...Member[]];
  for (const member of others.slice(0, 4)) await vote(caseId, member, leader);
  await toStart(caseId, -10);
  await arrive(panel, 4);
  await expect(startMeeting(await as(panel.filing.actor), { caseId })).rejects.toMatchObject({
    code: "NO_QUORUM",
  });
  await arrive(panel, 5);
  await toStart(caseId, 1);
  const starts = await Promise.allSettled(
    [panel.filing.actor, panel.members[0]!.actor].map(async (actor) =>
      startMeeting(await as(actor), { caseId }),
    ),
  );
  expect(starts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await caseOf(caseId)).state).toBe("IN_MEETING");
  await toStart(caseId, 5);
  await checkIn(await as(panel.members[5]!.actor), { caseId });
  const members = await listAttending(database(), caseId);
  expect(members.map(({ expertNumber }) => expertNumber)).toEqual(
    panel.members.slice(0, 6).map(({ expert }) => expert.number),
  );
  await lock({ ...panel, caseId, leader, others: others.slice(0, 5), opinions: [] }, "PASS");
  expect(await reportOf(caseId)).toMatchObject({ state: "LOCKED", meetingEndDate: dateAt(await readNow()) });
  expect(await Promise.all(panel.members.map(stateOf))).toEqual([
    ...Array.from({ length: 6 }, () => "ATTENDED"),
    "NO_SHOW",
  ]);
  const conduct = await database()
    .select()
    .from(conductRecord)
    .where(
      and(
        inArray(
          conductRecord.evidenceId,
          panel.members.map(({ invitationId }) => invitationId),
        ),
        inArray(conductRecord.kind, ["LATE", "NO_SHOW"]),
      ),
    );
  expect(
    conduct
      .map(({ kind, points, evidenceId }) => ({ kind, points, evidenceId }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1)),
  ).toEqual([
    { kind: "LATE", points: -10, evidenceId: panel.members[5]!.invitationId },
    { kind: "NO_SHOW", points: -20, evidenceId: panel.members[6]!.invitationId },
  ]);
  await expect(end(caseId, panel)).rejects.toMatchObject({ code: "NOT_HELD" });
  await sweepMeetings();
  await expectInvariants();
});

it("takes signatures over from paper for members alone, by the contractor or the station", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const ids = panel.members.map(({ invitationId }) => invitationId);
  const before = { caseId, invitationIds: ids };
  await expect(takeOverSheet(await as(panel.filing.actor), before)).rejects.toMatchObject({
    code: "TOO_EARLY",
  });
  await toStart(caseId, 0);
  await expect(
    takeOverSheet(await as(panel.members[0]!.actor), { caseId, invitationIds: ids }),
  ).rejects.toMatchObject({ name: "NotFound" });
  await expect(
    takeOverSheet(await as(panel.filing.actor), { caseId, invitationIds: [caseId] }),
  ).rejects.toMatchObject({ name: "InvalidInput" });
  await takeOverSheet(await as(panel.filing.actor), { caseId, invitationIds: ids.slice(0, 3) });
  await takeOverSheet(await as(regulatorActor("station", "370200")), { caseId, invitationIds: ids });
  expect(await listAttending(database(), caseId)).toHaveLength(5);
});

it("a leader who is not there is no leader of this meeting: those present vote anew", async () => {
  const panel = await makeReleasedPanel({ count: 6 });
  const { caseId } = panel.filing;
  const absent = panel.members[5]!;
  for (const index of [0, 1, 2, 3]) await vote(caseId, panel.members[index]!, absent);
  expect(await currentLeader(database(), caseId)).toMatchObject({ invitationId: absent.invitationId });
  await toStart(caseId, 0);
  await arrive(panel, 5);
  await startMeeting(await as(panel.members[0]!.actor), { caseId });
  expect(await currentLeader(database(), caseId)).toBeNull();
  await expect(vote(caseId, absent, panel.members[0]!)).rejects.toMatchObject({ code: "NOT_PRESENT" });
  for (const index of [0, 1, 2]) await vote(caseId, panel.members[index]!, panel.members[1]!);
  expect(await currentLeader(database(), caseId)).toMatchObject({
    invitationId: panel.members[1]!.invitationId,
  });
  await sweepMeetings();
  await expectInvariants();
});

it("lets nobody in who joined after a suspension before her opinion is in, not by paper either", async () => {
  const panel = await makeReleasedPanel({ spare: 1 });
  const { caseId } = panel.filing;
  await toStart(caseId, 0);
  await arrive(panel, 4);
  await toStart(caseId, 121);
  await suspendMeeting(await as(panel.filing.actor), { caseId, reason: "专家不足" });
  const { meetingFrom, meetingTo, meetingPlace } = await caseOf(caseId);
  const later = (time: Date | null) => new Date(time!.getTime() + 72 * 60 * minute);
  const { moveId } = await proposeMove(await as(panel.filing.actor), {
    caseId,
    meeting: { from: later(meetingFrom), to: later(meetingTo), place: meetingPlace ?? "项目部" },
    reason: "补位后再开",
  });
  for (const { actor } of panel.members.slice(0, 4)) {
    await answerMove(await as(actor), { caseId, moveId, answer: "ACCEPTED" });
  }
  await sweepMeetings();
  const [asked] = (await invitationsOf(caseId)).filter(({ state }) => state === "CREATED");
  for (const state of ["SENT", "DELIVERED"] as const) await carryInvitation(asked!.id, state);
  await acceptAs(panel.pool, asked!);
  await sweepMeetings();
  const newcomer = (await membersOf(caseId, panel.pool)).find(
    ({ invitationId }) => invitationId === asked!.id,
  )!;
  await toStart(caseId, -20);
  await arrive(panel, 4);
  await expect(checkIn(await as(newcomer.actor), { caseId })).rejects.toMatchObject({
    code: "OPINION_FIRST",
  });
  expect((await findOwnMeeting(await as(newcomer.actor), caseId))?.whyNotCheckIn?.code).toBe("OPINION_FIRST");
  const sheet = { caseId, invitationIds: [newcomer.invitationId] };
  await expect(takeOverSheet(await as(panel.filing.actor), sheet)).rejects.toMatchObject({
    name: "InvalidInput",
  });
  await handIn(panel, newcomer);
  await checkIn(await as(newcomer.actor), { caseId });
  await startMeeting(await as(newcomer.actor), { caseId });
  expect((await caseOf(caseId)).state).toBe("IN_MEETING");
  await sweepMeetings();
  await expectInvariants();
});

it("is suspended for want of experts; who did not come by the end of check-in leaves the seat", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  await expect(
    suspendMeeting(await as(panel.filing.actor), { caseId, reason: "专家不足" }),
  ).rejects.toMatchObject({ code: "TOO_EARLY" });
  await toStart(caseId, 0);
  await arrive(panel, 4);
  await expect(
    suspendMeeting(await as(panel.members[0]!.actor), { caseId, reason: "专家不足" }),
  ).rejects.toMatchObject({ name: "NotFound" });
  await toStart(caseId, 121);
  await expect(startMeeting(await as(panel.filing.actor), { caseId })).rejects.toMatchObject({
    code: "TOO_LATE",
  });
  await suspendMeeting(await as(panel.filing.actor), { caseId, reason: "专家不足" });
  expect((await caseOf(caseId)).state).toBe("SUSPENDED");
  expect(await sittingOf(caseId)).toMatchObject({ state: "SUSPENDED", suspendedReason: "专家不足" });
  expect(await stateOf(panel.members[4]!)).toBe("NO_SHOW");
  expect(await stateOf(panel.members[0]!)).toBe("ACCEPTED");
  await sweepMeetings();
  await expectInvariants();
});
