import { and, eq, like } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, smsMessage } from "../../../src/db/schema";
import {
  appointLeader,
  castVote,
  currentLeader,
  releasePlan,
  vacateLeader,
} from "../../../src/features/meetings";
import { withdrawInvitation } from "../../../src/features/panels";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { expectInvariants } from "../../support/fault";
import { type FormedPanel, makeFormedPanel } from "../../support/formed-panel";
import { electionsOf, makeReleasedPanel, sweepMeetings, vote } from "../../support/released-panel";
import { as, regulatorActor } from "../../support/world";

const clock = useDatabase();

async function entriesOf(caseId: string, action: string) {
  return database()
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.subjectId, caseId), like(auditEntry.action, action)));
}

const of = (panel: FormedPanel, index: number) => panel.members[index]!;

it("releases the plan once, tells the members and opens the ballot", async () => {
  const panel = await makeFormedPanel({ seats: [{ specialty: "SZ-AQ", count: 5 }] });
  const { caseId } = panel.filing;
  for (let time = 0; time < 2; time++) await releasePlan(await systemContext("test"), { caseId });
  const told = await database().select().from(smsMessage).where(eq(smsMessage.template, "planReleased"));
  expect(
    told.filter(({ subjectId }) => panel.members.some((one) => one.invitationId === subjectId)),
  ).toHaveLength(5);
  expect(await entriesOf(caseId, "plan.released")).toHaveLength(1);
  const [election] = await electionsOf(caseId);
  expect(election).toMatchObject({ state: "OPEN", ordinal: 1, runoff: 0 });
  expect([...election!.candidates].sort()).toEqual(
    panel.members.map(({ invitationId }) => invitationId).sort(),
  );
  await expectInvariants();
});

it("decides at once by more than half, and says nowhere who voted for whom", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const chosen = of(panel, 2);
  for (const index of [0, 1]) await vote(caseId, of(panel, index), chosen);
  expect(await currentLeader(database(), caseId)).toBeNull();
  await vote(caseId, chosen, chosen);
  expect(await currentLeader(database(), caseId)).toEqual({
    invitationId: chosen.invitationId,
    expertId: chosen.expert.id,
    personId: chosen.expert.personId,
  });
  const voted = await entriesOf(caseId, "election.voted");
  expect(voted.map(({ detail }) => Object.keys(detail))).toEqual([["election"], ["election"], ["election"]]);
  await expect(vote(caseId, of(panel, 3), of(panel, 3))).rejects.toMatchObject({ code: "BALLOT_CLOSED" });
  await expectInvariants();
});

it("lets a member change her vote, and nobody else vote", async () => {
  const panel = await makeReleasedPanel({ spare: 1 });
  const { caseId } = panel.filing;
  await vote(caseId, of(panel, 0), of(panel, 1));
  await vote(caseId, of(panel, 0), of(panel, 2));
  await vote(caseId, of(panel, 1), of(panel, 1));
  await vote(caseId, of(panel, 2), of(panel, 1));
  expect(await currentLeader(database(), caseId)).toBeNull();
  const [election] = await electionsOf(caseId);
  await expect(
    castVote(await as(panel.filing.actor), {
      caseId,
      electionId: election!.id,
      candidateId: of(panel, 0).invitationId,
    }),
  ).rejects.toMatchObject({ name: "NotFound" });
  await expect(
    castVote(await as(of(panel, 0).actor), { caseId, electionId: election!.id, candidateId: caseId }),
  ).rejects.toMatchObject({ name: "InvalidInput" });
});

it("closes at the opening: a tie is voted on again among the tied, once", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  await vote(caseId, of(panel, 0), of(panel, 0));
  await vote(caseId, of(panel, 1), of(panel, 1));
  const [first] = await electionsOf(caseId);
  await clock.setClock(first!.closesAt);
  await expect(vote(caseId, of(panel, 2), of(panel, 1))).rejects.toMatchObject({ code: "BALLOT_CLOSED" });
  await sweepMeetings();
  const [closed, runoff] = await electionsOf(caseId);
  expect(closed).toMatchObject({ state: "RUNOFF" });
  expect(runoff).toMatchObject({ state: "OPEN", runoff: 1 });
  expect([...runoff!.candidates].sort()).toEqual(
    [of(panel, 0), of(panel, 1)].map((one) => one.invitationId).sort(),
  );
  await clock.setClock(runoff!.closesAt);
  await sweepMeetings();
  const [, decided] = await electionsOf(caseId);
  expect(decided).toMatchObject({ state: "DECIDED", way: "TIE_BREAK" });
  await expectInvariants();
});

it("a leader who leaves vacates; the panel that stands again votes anew", async () => {
  const panel = await makeReleasedPanel({ spare: 1 });
  const { caseId } = panel.filing;
  for (const index of [0, 1, 2]) await vote(caseId, of(panel, index), of(panel, 0));
  await withdrawInvitation(await as(of(panel, 0).actor), {
    invitationId: of(panel, 0).invitationId,
    note: "出差",
  });
  expect(await currentLeader(database(), caseId)).toBeNull();
  await sweepMeetings();
  expect(await electionsOf(caseId)).toMatchObject([{ state: "VACATED", vacatedReason: "LEADER_LEFT" }]);
  await expectInvariants();
});

it("two members who vote as the ballot closes leave one result", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  for (const index of [0, 1]) await vote(caseId, of(panel, index), of(panel, 0));
  const votes = await Promise.allSettled([2, 3].map((index) => vote(caseId, of(panel, index), of(panel, 0))));
  expect(votes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await electionsOf(caseId)).toMatchObject([{ state: "DECIDED", way: "MAJORITY" }]);
  expect(await entriesOf(caseId, "election.decided")).toHaveLength(1);
});

it("the station names a leader while fewer than three have voted, and nobody else does", async () => {
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const input = { caseId, invitationId: of(panel, 4).invitationId, reason: "只联系上两人" };
  const station = regulatorActor("station", "370200");
  await expect(appointLeader(await as(panel.filing.actor), input)).rejects.toMatchObject({
    name: "NotFound",
  });
  await appointLeader(await as(station), input);
  expect(await currentLeader(database(), caseId)).toMatchObject({ invitationId: input.invitationId });
  await expect(appointLeader(await as(station), input)).rejects.toMatchObject({ code: "NO_BALLOT" });
  await vacateLeader(await as(station), { caseId, reason: "因病" });
  for (const index of [0, 1, 2]) await vote(caseId, of(panel, index), of(panel, index));
  await expect(appointLeader(await as(station), input)).rejects.toMatchObject({ code: "REACHED" });
});
