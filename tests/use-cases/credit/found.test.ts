import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { creditEvent, inspectionFinding, smsMessage } from "../../../src/db/schema";
import {
  confirmEvents,
  findEvent,
  listEvents,
  listOwnUnitYears,
  listUnitYears,
  notifyEvent,
  objectToEvent,
  withdrawEvent,
} from "../../../src/features/credit";
import {
  circulateReview,
  demandRectification,
  notifyUnit,
  recordOutsideReview,
} from "../../../src/features/inspections";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { randomId } from "../../../src/platform/id";
import { day, makeRegulator, sweepCredit } from "../../support/credit-world";
import { useDatabase } from "../../support/database";
import {
  listOf,
  makeInspector,
  makeWorks,
  problem,
  recordFields,
  visited,
} from "../../support/inspection-world";
import { as, contractorActor, makePerson, makeUnit } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
const everything = { limit: 100, offset: 0 };
let station: UserActor;
let inspector: UserActor;
let second: UserActor;

const dueIn = async (days: number) => addDays(dateAt(await readNow()), days);
const eventsOf = async (organizationId: string) => {
  await sweepCredit();
  return database().select().from(creditEvent).where(eq(creditEvent.organizationId, organizationId));
};

/** Works of a new contractor, visited by `by` with these problems. */
async function found(by: UserActor, ...codes: readonly string[]) {
  const works = await makeWorks(by.jurisdiction ?? "");
  await db.advance(16 * day);
  const rows = await listOf(by, { reasons: "NO_CASE" });
  const row = rows.find(({ projectId }) => projectId === works.projectId)!;
  const problems = Object.fromEntries(codes.map((code) => [code, problem(`现场查明：${code}`)]));
  await visited(by, row.id, recordFields(problems));
  return { works, inspectionId: row.id };
}
const demanded = async (by: UserActor, ...codes: readonly string[]) => {
  const one = await found(by, ...codes);
  await demandRectification(await as(by), {
    inspectionId: one.inspectionId,
    demand: "立即停工整改",
    dueDate: await dueIn(15),
  });
  return one;
};

/** Past the window of objection, whatever holidays lie in it. */
const afterWindow = async ({ objectionDueAt }: { objectionDueAt: Date | null }) => {
  await db.setClock(new Date((objectionDueAt?.getTime() ?? 0) + 3_600_000));
  await sweepCredit();
};

beforeAll(async () => {
  await db.setClock(new Date("2026-03-02T01:00:00Z"));
  station = await makeRegulator("station");
  inspector = await makeInspector("district", "370213");
  second = await makeInspector("district", "370213");
});

describe("what an inspection found", () => {
  it("is proposed once rectification is demanded, with the finding as its evidence and told by SMS", async () => {
    const { works, inspectionId } = await found(inspector, "STARTED_EARLY", "VERSION_DIFFERS", "NO_NOTICE");
    expect(await eventsOf(works.contractor.id)).toEqual([]);
    await demandRectification(await as(inspector), {
      inspectionId,
      demand: "立即停工整改",
      dueDate: await dueIn(15),
    });
    const events = await eventsOf(works.contractor.id);
    expect(events.map(({ kind, points, state }) => [kind, points, state]).sort()).toEqual([
      ["PLAN_DEVIATED", -10, "NOTIFIED"],
      ["STARTED_EARLY", -20, "NOTIFIED"],
    ]);
    const findings = await database()
      .select()
      .from(inspectionFinding)
      .where(eq(inspectionFinding.inspectionId, inspectionId));
    for (const event of events) {
      expect(findings.map(({ id }) => id)).toContain(event.evidenceId);
      expect(event).toMatchObject({ source: "RECORDED", proposedBy: inspector.personId });
      expect(event.statement).toMatch(/^现场查明/);
      const shown = await findEvent(await as(works.actor), event.id);
      expect(shown).toMatchObject({ inspectionId, evidenceType: "inspection_finding" });
      const sms = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, event.id));
      expect(sms).toMatchObject([{ template: "creditNotified", personId: works.actor.personId }]);
    }
    // Once a finding, however often the sweep looks.
    expect(await eventsOf(works.contractor.id)).toHaveLength(2);
  });

  it("is confirmed by another than who found it, and nobody tells or takes it back by hand", async () => {
    const inspecting = await makeInspector("station", "370200");
    const { works } = await demanded({ ...inspecting, jurisdiction: "370200" }, "STARTED_EARLY");
    const [event] = await eventsOf(works.contractor.id);
    for (const act of [
      notifyEvent(await as(inspecting), { eventId: event!.id }),
      withdrawEvent(await as(inspecting), { eventId: event!.id }),
    ])
      await expect(act).rejects.toMatchObject({ code: "NOT_PROPOSER" });
    await afterWindow(event!);
    await expect(confirmEvents(await as(inspecting), { eventIds: [event!.id] })).rejects.toMatchObject({
      code: "SAME_PERSON",
    });
    await expect(
      db.owner`update credit_event set decided_by = ${inspecting.personId} where id = ${event!.id}`,
    ).rejects.toThrow(/two_persons/);
    await confirmEvents(await as(station), { eventIds: [event!.id] });
    const [thisYear] = await listUnitYears(await as(station), works.contractor.id);
    expect(thisYear).toMatchObject({ credit: { score: 80 }, level: "B", settled: false });
    expect(await listOwnUnitYears(await as(works.actor))).toEqual([thisYear]);
  });

  it("is seen by the district that found it, and by no other district or unit", async () => {
    const { works } = await demanded(inspector, "VERSION_DIFFERS");
    const [event] = await eventsOf(works.contractor.id);
    expect(await findEvent(await as(second), event!.id)).not.toBeNull();
    const strangers = [
      await makeInspector("district", "370212"),
      contractorActor("y", await makePerson("某"), await makeUnit("某单位")),
    ];
    for (const actor of strangers) {
      expect(await findEvent(await as(actor), event!.id)).toBeNull();
      expect(await listEvents(await as(actor), { tab: "all" }, everything)).toEqual([]);
    }
    await objectToEvent(await as(works.actor), { eventId: event!.id, text: "版本一致，检查时看错了图号" });
  });
});

describe("a review outside the platform", () => {
  it("is proposed when it was circulated, not when it was recorded", async () => {
    const works = await makeWorks("370213");
    const { reviewId } = await recordOutsideReview(await as(inspector), {
      projectId: works.projectId,
      itemId: works.itemId,
      inspectionId: null,
      heldOn: dateAt(await readNow()),
      facts: "自行邀请5名专家在项目部论证",
    });
    await db.owner`insert into inspection_file (id, outside_review_id, kind, display_name, object_key, content_type, size, sha256, scanner, uploaded_by)
      values (gen_random_uuid(), ${reviewId}, 'OUTSIDE_EVIDENCE', '签到表.jpg', ${randomId()}, 'image/jpeg', 9, repeat('a', 64), 'none', ${inspector.id})`;
    await notifyUnit(await as(inspector), { reviewId });
    expect(await eventsOf(works.contractor.id)).toEqual([]);
    await db.advance(12 * day);
    await circulateReview(await as(second), { reviewId, until: await dueIn(365), intervalDays: 60 });
    const [event, ...others] = await eventsOf(works.contractor.id);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      kind: "BYPASSED_PLATFORM",
      points: -20,
      evidenceType: "outside_review",
      evidenceId: reviewId,
      proposedBy: inspector.personId,
      state: "NOTIFIED",
    });
  });
});

describe("the level of a unit", () => {
  it("is that of the ledger: provisional while the year runs or something is open, settled after", async () => {
    const { works } = await demanded(inspector, "STARTED_EARLY", "VERSION_DIFFERS");
    const [one, other] = await eventsOf(works.contractor.id);
    await afterWindow(one!);
    const year = one!.year;
    await confirmEvents(await as(station), { eventIds: [one!.id] });
    await db.setClock(new Date(`${year + 1}-02-01T01:00:00Z`));
    const levels = async () => (await listUnitYears(await as(station), works.contractor.id)).slice(0, 2);
    expect(await levels()).toMatchObject([
      { year: year + 1, level: "A", settled: false },
      { year, settled: false },
    ]);
    await confirmEvents(await as(station), { eventIds: [other!.id] });
    expect(await levels()).toMatchObject([
      { year: year + 1, credit: { score: 100 } },
      { year, credit: { score: 70 }, level: "C", settled: true },
    ]);
    const stranger = contractorActor("z", await makePerson("某"), await makeUnit("另一单位"));
    expect(await listUnitYears(await as(stranger), works.contractor.id)).toEqual([]);
  });
});

it("leaves nothing that should not be", async () => {
  const findings = (await checkInvariants(database())).filter(({ name }) => /^credit\./.test(name));
  expect(findings.filter(({ offenders }) => offenders.length > 0)).toEqual([]);
});
