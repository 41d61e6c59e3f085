import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { auditEntry } from "../../../src/db/schema";
import {
  findRatedMeeting,
  giveRating,
  listUnrated,
  qualities,
  type RatingTarget,
  readOwnRatings,
  readRatingsOf,
} from "../../../src/features/credit";
import { endMeeting } from "../../../src/features/meetings";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { randomId } from "../../../src/platform/id";
import { mutation } from "../../../src/platform/mutation";
import { day, makeRegulator } from "../../support/credit-world";
import { useDatabase } from "../../support/database";
import { makeFormedPanel } from "../../support/formed-panel";
import { as, contractorActor, expertActor, makeExpert, makePerson, makeUnit } from "../../support/world";
import { holdMeeting, type Meeting } from "../reports/report-world";

jest.setTimeout(120_000);

const db = useDatabase();
let meeting: Meeting;
let contractor: UserActor;
let supervision: UserActor;
let station: UserActor;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  station = await makeRegulator("station");
  meeting = await holdMeeting(await makeFormedPanel());
  contractor = meeting.filing.actor;
  supervision = {
    ...contractorActor("supervisor", await makePerson("总监"), meeting.filing.parties.supervision!),
    role: "supervision",
  };
});

const marksOf = (side: keyof typeof qualities, mark: number) =>
  Object.fromEntries(Object.keys(qualities[side]).map((quality) => [quality, mark]));
const rate = async (actor: UserActor, target: Pick<RatingTarget, "side" | "id">, mark: number) =>
  giveRating(await as(actor), {
    caseId: meeting.caseId,
    side: target.side,
    subjectId: target.id,
    marks: marksOf(target.side, mark),
    comment: "",
  });
const seen = async (actor: UserActor) => findRatedMeeting(await as(actor), meeting.caseId);

it("nobody speaks of a meeting that goes on, and nobody who was no side of it", async () => {
  const [member] = meeting.others;
  await expect(rate(contractor, { side: "EXPERT", id: member!.invitationId }, 4)).rejects.toMatchObject({
    name: "NotFound",
  });
  const now = await readNow();
  await mutation(await as(station), async (tx) => {
    const ended = await endMeeting(tx, await as(station), meeting.caseId, now);
    const [first, ...rest] = ended.audit;
    return { value: undefined, audit: [first!, ...rest], jobs: ended.jobs };
  });
  const strangers = [
    contractorActor("stranger", await makePerson("某"), await makeUnit("别的单位")),
    expertActor(await makeExpert(["SZ-JK"])),
    station,
  ];
  for (const actor of strangers) {
    expect(await seen(actor)).toBeNull();
    await expect(rate(actor, { side: "EXPERT", id: member!.invitationId }, 1)).rejects.toMatchObject({
      name: "NotFound",
    });
  }
});

it("each side speaks of the others: units of experts, experts of units and leader, the leader of experts", async () => {
  const sides = async (actor: UserActor) => (await seen(actor))!.targets.map(({ side }) => side).sort();
  expect(await sides(contractor)).toEqual(Array(5).fill("EXPERT"));
  expect(await sides(supervision)).toEqual(Array(5).fill("EXPERT"));
  expect(await sides(meeting.others[0]!.actor)).toEqual(["CONTRACTOR", "LEADER", "SUPERVISION"]);
  expect(await sides(meeting.leader.actor)).toEqual([
    "CONTRACTOR",
    "EXPERT",
    "EXPERT",
    "EXPERT",
    "EXPERT",
    "SUPERVISION",
  ]);
});

it("marks are given once, and the trace does not say what", async () => {
  const subject = meeting.others[0]!;
  const target = { side: "EXPERT" as const, id: subject.invitationId };
  await rate(contractor, target, 2);
  await expect(rate(contractor, target, 5)).rejects.toMatchObject({ code: "RATED_ALREADY" });
  expect((await seen(contractor))!.targets.filter(({ rated }) => rated)).toHaveLength(1);
  // Nobody but a side named there, and as what it is.
  await expect(rate(subject.actor, target, 5)).rejects.toMatchObject({ name: "NotFound" });
  await expect(rate(contractor, { side: "LEADER", id: subject.invitationId }, 5)).rejects.toMatchObject({
    name: "NotFound",
  });
  await expect(rate(contractor, { side: "EXPERT", id: randomId() }, 5)).rejects.toMatchObject({
    name: "NotFound",
  });
  const said = (await database().select().from(auditEntry)).filter(({ action }) => action === "rating.given");
  expect(said.map(({ detail }) => detail)).toEqual([{ by: "CONTRACTOR", about: "EXPERT" }]);
  await expect(db.owner`update meeting_rating set comment = 'x'`).rejects.toThrow(/append-only/);
  const both = await Promise.allSettled([rate(supervision, target, 3), rate(supervision, target, 4)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

it("is asked for while the window is open, and refused after it", async () => {
  const [, other, last] = meeting.others;
  const due = await listUnrated(await as(other!.actor));
  expect(due).toMatchObject([{ caseId: meeting.caseId }]);
  await rate(other!.actor, { side: "CONTRACTOR", id: meeting.filing.contractor.id }, 3);
  expect(await listUnrated(await as(other!.actor))).toEqual([]);
  const subject = meeting.others[0]!;
  await rate(meeting.leader.actor, { side: "EXPERT", id: subject.invitationId }, 4);
  await rate(meeting.leader.actor, { side: "CONTRACTOR", id: meeting.filing.contractor.id }, 4);
  await rate(subject.actor, { side: "CONTRACTOR", id: meeting.filing.contractor.id }, 5);
  await db.setClock(new Date(due[0]!.by.getTime()));
  await expect(
    rate(last!.actor, { side: "CONTRACTOR", id: meeting.filing.contractor.id }, 1),
  ).rejects.toMatchObject({ code: "RATING_OVER" });
  expect(await listUnrated(await as(last!.actor))).toEqual([]);
});

it("is shown as averages, late, of closed cases, and never of too few (against retaliation)", async () => {
  const subject = meeting.others[0]!;
  const unit = contractor;
  const nothing = async () => {
    expect(await readOwnRatings(await as(subject.actor))).toEqual([]);
    expect(await readOwnRatings(await as(unit))).toEqual([]);
  };
  await nothing();
  // Closed soon: the delay holds it back.
  await db.owner`update review_case set state = 'APPROVED' where id = ${meeting.caseId}`;
  await nothing();
  await db.advance(200 * day);
  await db.owner`update review_case set state = 'APPROVAL' where id = ${meeting.caseId}`;
  // Late, but the case still runs and each side needs the other.
  await nothing();
  await db.owner`update review_case set state = 'APPROVED' where id = ${meeting.caseId}`;
  const [own] = await readOwnRatings(await as(subject.actor));
  expect(own).toMatchObject({
    side: "EXPERT",
    averages: { ratings: 3, marks: { FAIRNESS: expect.any(Number) } },
  });
  expect(await readOwnRatings(await as(unit))).toMatchObject([
    { side: "CONTRACTOR", averages: { ratings: 3, marks: { RESTRAINT: 4 } } },
  ]);
  // Two spoke of nobody else, one of the leader: too few to show.
  expect(await readOwnRatings(await as(meeting.leader.actor))).toEqual([]);
  expect(await readOwnRatings(await as(station))).toEqual([]);
  expect(await readRatingsOf(await as(station), subject.expert.id)).toMatchObject([{ side: "EXPERT" }]);
  expect(await readRatingsOf(await as(unit), subject.expert.id)).toEqual([]);
});

it("leaves nothing that should not be", async () => {
  const findings = (await checkInvariants(database())).filter(({ name }) => name === "credit.ratings-own");
  expect(findings).toMatchObject([{ offenders: [] }]);
});
