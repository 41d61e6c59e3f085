import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { smsMessage } from "../../../src/db/schema";
import {
  askAccused,
  closeReviewed,
  closeUncontested,
  decideComplaint,
  notifyParties,
  proposeCreditOnComplaint,
  requestReviewByCode,
  reviewComplaint,
  takeComplaint,
} from "../../../src/features/complaints";
import { confirmEvents, findEvent, listEventsOnComplaint, notifyEvent } from "../../../src/features/credit";
import type { UserActor } from "../../../src/platform/actor";
import { publicContext, systemContext } from "../../../src/platform/context";
import { eventOf, putCreditDocument, sweepCredit } from "../../support/credit-world";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, type PoolExpert } from "../../support/world";
import { author, type Filed, investigated, notified, officerOf } from "./complaint-world";

jest.setTimeout(60_000);
const db = useDatabase();
const day = 86_400_000;
let station: UserActor;
let second: UserActor;

const breach = {
  kind: "DISCIPLINE_BREACH" as const,
  occurredOn: "2026-03-01",
  statement: "收受参建单位财物，情况属实",
  document: "青市监督〔2026〕70号",
};
const propose = async (actor: UserActor, complaintId: string, more: Partial<typeof breach> = {}) =>
  proposeCreditOnComplaint(await as(actor), { complaintId, ...breach, ...more });
const about = (expert: PoolExpert): Filed => ({ subjectKind: "EXPERT", subject: expert.number, author });
/** Decided, told, and nobody has asked for a review. */
async function closed(filed: Filed, outcome: "UPHELD" | "DISMISSED" = "UPHELD") {
  const one = await notified(db, filed, outcome);
  await db.advance(40 * day);
  await closeUncontested(await systemContext("test"));
  return one;
}
const smsAbout = async (complaintId: string) =>
  (await database().select().from(smsMessage).where(eq(smsMessage.subjectId, complaintId))).map(
    ({ template, personId, params }) => ({ template, personId, params }),
  );

beforeAll(async () => {
  await db.setClock(new Date("2026-03-02T01:00:00Z"));
  [station, second] = [await officerOf(db), await officerOf(db)];
});

describe("a complaint that was found justified", () => {
  it("is proposed by the station with the complaint as evidence, and decided by two as any event", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const one = await closed(about(expert));
    const { eventId } = await propose(station, one.id);
    expect(await eventOf(eventId)).toMatchObject({
      expertId: expert.id,
      kind: "DISCIPLINE_BREACH",
      points: -30,
      source: "MANUAL",
      evidenceType: "complaint",
      evidenceId: one.id,
      state: "PROPOSED",
    });
    expect(await listEventsOnComplaint(await as(station), one.id)).toMatchObject([{ id: eventId }]);
    await expect(notifyEvent(await as(station), { eventId })).rejects.toMatchObject({ code: "NO_DOCUMENT" });
    await putCreditDocument(eventId);
    await notifyEvent(await as(station), { eventId });
    // The accused reads the fact and its number, and nothing of who wrote.
    const shown = await findEvent(await as(expertActor(expert)), eventId);
    expect(shown?.complaintNumber).toMatch(/^JB2026-/);
    expect(JSON.stringify(shown)).not.toContain(author.name);
    await db.advance(9 * day);
    await expect(confirmEvents(await as(station), { eventIds: [eventId] })).rejects.toMatchObject({
      code: "SAME_PERSON",
    });
    await confirmEvents(await as(second), { eventIds: [eventId] });
    // Another breach of the same complaint is another event.
    await propose(second, one.id, { document: "青市监督〔2026〕71号" });
  });

  it("leads to nothing before it is closed, when it was dismissed, or when a review says otherwise", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const open = await notified(db, about(expert), "UPHELD");
    await expect(propose(station, open.id)).rejects.toMatchObject({ code: "NOT_CLOSED" });
    await requestReviewByCode(await publicContext(), { code: open.code, reason: "没有问过在场的人" });
    const reviewer = await officerOf(db);
    await takeComplaint(await as(reviewer), { complaintId: open.id });
    await reviewComplaint(await as(reviewer), {
      complaintId: open.id,
      outcome: "DISMISSED",
      answer: "查无实据",
    });
    await expect(propose(station, open.id)).rejects.toMatchObject({ code: "NOT_CLOSED" });
    await closeReviewed(await as(reviewer), { complaintId: open.id });
    await expect(propose(station, open.id)).rejects.toMatchObject({ code: "DISMISSED" });
    await expect(propose(station, (await closed(about(expert), "DISMISSED")).id)).rejects.toMatchObject({
      code: "DISMISSED",
    });
    const unknown = await closed({});
    await expect(propose(station, unknown.id)).rejects.toMatchObject({ code: "NO_SUBJECT" });
  });

  it("is for the station alone, and not for who is bound to the accused", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const one = await closed(about(expert));
    await expect(propose(await officerOf(db, "bureau"), one.id)).rejects.toMatchObject({
      code: "STATION_ONLY",
    });
    for (const actor of [
      await officerOf(db, "district"),
      expertActor(expert),
      await officerOf(db, "station", expert.personId),
    ])
      await expect(propose(actor, one.id)).rejects.toMatchObject({ name: "NotFound" });
    await expect(
      proposeCreditOnComplaint(await as(station), {
        complaintId: one.id,
        ...breach,
        kind: "BYPASSED_PLATFORM",
      }),
    ).rejects.toMatchObject({ fields: { kind: "请选择与对象相符的种类" } });
  });
});

describe("the accused", () => {
  it("is told by SMS that she is asked, and that it is decided, in words that do not say what it is", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const one = await investigated(db, about(expert));
    expect(await smsAbout(one.id)).toEqual([]);
    await askAccused(await as(one.handler), { complaintId: one.id });
    expect(await smsAbout(one.id)).toMatchObject([{ template: "complaintAsked", personId: expert.personId }]);
    await db.advance(12 * day);
    await decideComplaint(await as(one.handler), {
      complaintId: one.id,
      outcome: "UPHELD",
      answer: "经查属实。",
    });
    // Decided is not told yet.
    expect(await smsAbout(one.id)).toHaveLength(1);
    await notifyParties(await as(one.handler), { complaintId: one.id, notice: "平台告知" });
    const sent = await smsAbout(one.id);
    expect(sent.map(({ template }) => template).sort()).toEqual(["complaintAsked", "complaintDecided"]);
    expect(JSON.stringify(sent)).not.toMatch(/举报|钱/);
  });

  it("who was never asked is not told that she was complained of", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const one = await notified(db, about(expert), "DISMISSED");
    expect(await smsAbout(one.id)).toEqual([]);
  });
});

it("leaves nothing that should not be", async () => {
  await sweepCredit();
  const findings = (await checkInvariants(database())).filter(({ name }) =>
    /^(credit|complaints)\./.test(name),
  );
  expect(findings.filter(({ offenders }) => offenders.length > 0)).toEqual([]);
});
