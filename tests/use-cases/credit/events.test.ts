import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { creditEntry, creditEvent, smsMessage, unitConduct } from "../../../src/db/schema";
import {
  cancelEvent,
  confirmEvents,
  countEvents,
  decideObjection,
  findEvent,
  listEvents,
  listObjectable,
  listOwnEvents,
  notifyEvent,
  objectToEvent,
  proposeEvent,
  readCredit,
  withdrawEvent,
} from "../../../src/features/credit";
import { dateAt, FIRST_POLICY } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { randomId } from "../../../src/platform/id";
import {
  actionsAbout,
  eventOf,
  eventsOf,
  makeRegulator,
  proposeByHand,
  putCreditDocument,
  recordOf,
  sweepCredit,
} from "../../support/credit-world";
import { useDatabase } from "../../support/database";
import {
  as,
  contractorActor,
  expertActor,
  makeAdmittedCase,
  makeExpert,
  makePerson,
  makeUnit,
  type PoolExpert,
} from "../../support/world";

jest.setTimeout(60_000);

const db = useDatabase();
const everything = { limit: 100, offset: 0 };
let first: UserActor;
let second: UserActor;
let bureau: UserActor;

// A Monday morning without a holiday near: every test has experts of its own and a window to wait for.
const monday = new Date("2026-11-23T01:00:00Z");
beforeEach(() => db.setClock(monday));
beforeAll(async () => {
  await db.setClock(monday);
  [first, second, bureau] = [
    await makeRegulator("station"),
    await makeRegulator("station"),
    await makeRegulator("bureau"),
  ];
});

const scoreOf = async (expert: PoolExpert, actor: UserActor = first) =>
  (await readCredit(await as(actor), { expertId: expert.id }, 2026))?.credit.score;
const entriesOf = async (eventId: string) =>
  database().select().from(creditEntry).where(eq(creditEntry.eventId, eventId));

/** One recorded event of an expert of its own, told. */
async function told(kind: Parameters<typeof recordOf>[1]): Promise<{ expert: PoolExpert; id: string }> {
  const expert = await makeExpert(["SZ-JK"]);
  await recordOf(expert, kind);
  await sweepCredit();
  const [event] = await eventsOf(expert);
  return { expert, id: event!.id };
}

async function afterWindow(id: string): Promise<void> {
  const { objectionDueAt } = await eventOf(id);
  await db.setClock(new Date(objectionDueAt!.getTime() + 1000));
}

describe("a recorded event", () => {
  it("is proposed once with its record, and told with the end of its window", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    await recordOf(expert, "NO_SHOW");
    await sweepCredit();
    await sweepCredit();
    const events = await eventsOf(expert);
    expect(events).toMatchObject([
      {
        kind: "NO_SHOW",
        points: -20,
        rule: "credit.no_show",
        year: 2026,
        state: "NOTIFIED",
        proposedBy: null,
      },
    ]);
    const [record] = await db.owner`select id from conduct_record where expert_id = ${expert.id}`;
    expect(events[0]?.evidenceId).toBe(record?.id);
    // Five working days after a Monday: to the end of the next Monday.
    expect(events[0]?.objectionDueDate).toBe("2026-11-30");
    expect(await actionsAbout(events[0]!.id)).toEqual(["credit.proposed", "credit.notified"]);
    const sms = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, events[0]!.id));
    expect(sms).toMatchObject([{ template: "creditNotified", personId: expert.personId }]);
    expect(await listObjectable(await as(expertActor(expert)))).toHaveLength(1);
    expect(await scoreOf(expert)).toBe(100);
  });

  it("in the subject's favour is told without an SMS and counts by itself after the window", async () => {
    const { expert, id } = await told("LEADER");
    expect(await database().select().from(smsMessage).where(eq(smsMessage.subjectId, id))).toEqual([]);
    expect(await listObjectable(await as(expertActor(expert)))).toEqual([]);
    await sweepCredit();
    expect((await eventOf(id)).state).toBe("NOTIFIED");
    await afterWindow(id);
    await sweepCredit();
    expect(await eventOf(id)).toMatchObject({ state: "CONFIRMED", decidedBy: null });
    expect(await entriesOf(id)).toMatchObject([{ kind: "CONFIRMED", points: 2, rule: "credit.leader" }]);
    expect(await scoreOf(expert)).toBe(102);
  });

  it("that costs waits for a person after the window, and never counts before", async () => {
    const { expert, id } = await told("LATE");
    await expect(confirmEvents(await as(second), { eventIds: [id] })).rejects.toMatchObject({
      code: "WINDOW_OPEN",
    });
    await afterWindow(id);
    await sweepCredit();
    expect((await eventOf(id)).state).toBe("NOTIFIED");
    expect(await countEvents(await as(second), { tab: "due", keyword: expert.number })).toBe(1);
    await confirmEvents(await as(second), { eventIds: [id] });
    expect(await eventOf(id)).toMatchObject({ state: "CONFIRMED", decidedBy: second.personId });
    expect(await scoreOf(expert)).toBe(90);
    expect(await scoreOf(expert, expertActor(expert))).toBe(90);
    expect(await actionsAbout(id)).toEqual(["credit.proposed", "credit.notified", "credit.confirmed"]);
    await expect(confirmEvents(await as(second), { eventIds: [id] })).rejects.toMatchObject({
      code: "CREDIT_MOVED",
    });
    // Not in the database either: facts, window and ledger stand by triggers and checks.
    await expect(db.owner`update credit_event set points = 0 where id = ${id}`).rejects.toThrow(/history/);
    await expect(db.owner`update credit_entry set points = 0 where event_id = ${id}`).rejects.toThrow(
      /append-only/,
    );
    await expect(db.owner`delete from credit_event where id = ${id}`).rejects.toThrow(/history/);
  });

  it("cannot be confirmed early in the database", async () => {
    const { id } = await told("LATE");
    await expect(
      db.owner`update credit_event set state = 'CONFIRMED', confirmed_at = app_now(), valid_to = '2030-01-01' where id = ${id}`,
    ).rejects.toThrow(/credit_event_window/);
    await expect(db.owner`insert into credit_entry (id, event_id, expert_id, year, kind, rule, points)
      select gen_random_uuid(), id, expert_id, year, 'CONFIRMED', rule, points from credit_event where id = ${id}`).rejects.toThrow(
      /fits no event/,
    );
  });

  it("expires when its validity is over, and its line stays", async () => {
    const { expert, id } = await told("OPINION_ON_TIME");
    await afterWindow(id);
    await sweepCredit();
    const { validTo } = await eventOf(id);
    expect(validTo).toBe("2029-11-30");
    await db.setClock(new Date("2029-12-02T01:00:00Z"));
    await sweepCredit();
    expect((await eventOf(id)).state).toBe("EXPIRED");
    expect(await entriesOf(id)).toHaveLength(1);
    expect(await scoreOf(expert)).toBe(101);
  });
});

describe("an objection", () => {
  it("is the subject's, once, in the window", async () => {
    const { expert, id } = await told("OPINION_MISSING");
    const stranger = await makeExpert(["SZ-JK"]);
    for (const actor of [expertActor(stranger), first, bureau])
      await expect(objectToEvent(await as(actor), { eventId: id, text: "不是我" })).rejects.toMatchObject({
        name: "NotFound",
      });
    const own = expertActor(expert);
    await objectToEvent(await as(own), { eventId: id, text: "会前已提交纸质意见表" });
    expect(await eventOf(id)).toMatchObject({ state: "OBJECTED", objection: "会前已提交纸质意见表" });
    await expect(objectToEvent(await as(own), { eventId: id, text: "再说一次" })).rejects.toMatchObject({
      code: "OBJECTED_ALREADY",
    });
    await afterWindow(id);
    await sweepCredit();
    expect((await eventOf(id)).state).toBe("OBJECTED");
    await expect(confirmEvents(await as(second), { eventIds: [id] })).rejects.toMatchObject({
      code: "CREDIT_MOVED",
    });
  });

  it("is too late when the window is over", async () => {
    const { expert, id } = await told("LATE");
    await afterWindow(id);
    await expect(
      objectToEvent(await as(expertActor(expert)), { eventId: id, text: "晚了" }),
    ).rejects.toMatchObject({ code: "WINDOW_OVER" });
  });

  it("upheld early counts when the window ends, not before", async () => {
    const { expert, id } = await told("LATE");
    await objectToEvent(await as(expertActor(expert)), { eventId: id, text: "路上堵车" });
    await decideObjection(await as(second), { eventId: id, decision: "uphold", reason: "签到记录属实" });
    expect(await eventOf(id)).toMatchObject({ state: "UPHELD", decidedBy: second.personId });
    await sweepCredit();
    expect(await scoreOf(expert)).toBe(100);
    await afterWindow(id);
    await sweepCredit();
    expect((await eventOf(id)).state).toBe("CONFIRMED");
    expect(await scoreOf(expert)).toBe(90);
    expect(await actionsAbout(id)).toEqual([
      "credit.proposed",
      "credit.notified",
      "credit.objected",
      "credit.upheld",
      "credit.confirmed",
    ]);
  });

  it("upheld after the window counts at once; cancelled it never does", async () => {
    const upheld = await told("LATE");
    const cancelled = await told("LATE");
    for (const { expert, id } of [upheld, cancelled])
      await objectToEvent(await as(expertActor(expert)), { eventId: id, text: "有异议" });
    await afterWindow(cancelled.id);
    await decideObjection(await as(second), { eventId: upheld.id, decision: "uphold", reason: "属实" });
    await decideObjection(await as(second), {
      eventId: cancelled.id,
      decision: "cancel",
      reason: "签到设备故障",
    });
    expect((await eventOf(upheld.id)).state).toBe("CONFIRMED");
    expect((await eventOf(cancelled.id)).state).toBe("CANCELLED");
    expect(await scoreOf(upheld.expert)).toBe(90);
    expect(await scoreOf(cancelled.expert)).toBe(100);
    expect(await entriesOf(cancelled.id)).toEqual([]);
    const sent = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, cancelled.id));
    expect(sent.map(({ template }) => template).sort()).toEqual(["creditDecided", "creditNotified"]);
    // A record is proposed once, whatever became of its event.
    await sweepCredit();
    expect(await eventsOf(cancelled.expert)).toHaveLength(1);
  });

  it("and a confirmation at the same moment: one of them", async () => {
    const { expert, id } = await told("LATE");
    await afterWindow(id);
    await db.owner`update credit_event set state = state where id = ${id}`;
    const results = await Promise.allSettled([
      confirmEvents(await as(first), { eventIds: [id] }),
      confirmEvents(await as(second), { eventIds: [id] }),
      cancelEvent(await as(second), { eventId: id, reason: "误记" }),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await entriesOf(id)).length).toBe((await eventOf(id)).state === "CONFIRMED" ? 1 : 0);
    expect(await scoreOf(expert)).toBe((await eventOf(id)).state === "CONFIRMED" ? 90 : 100);
  });
});

describe("the first timeout of a year", () => {
  it("costs nothing; when it is cancelled, the next becomes the first", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const now = await readNow();
    for (const ago of [3, 2, 1])
      await recordOf(expert, "CONFIRM_TIMEOUT", new Date(now.getTime() - ago * 3_600_000));
    await sweepCredit();
    const [one, two, three] = await eventsOf(expert);
    expect([one, two, three].map((event) => [event?.points, event?.rule])).toEqual([
      [0, "credit.confirm_timeout_first"],
      [-5, "credit.confirm_timeout"],
      [-5, "credit.confirm_timeout"],
    ]);
    await objectToEvent(await as(expertActor(expert)), { eventId: one!.id, text: "短信没有送达" });
    await afterWindow(three!.id);
    await confirmEvents(await as(second), { eventIds: [two!.id, three!.id] });
    expect(await scoreOf(expert)).toBe(90);
    await decideObjection(await as(second), { eventId: one!.id, decision: "cancel", reason: "确未送达" });
    expect(await scoreOf(expert)).toBe(95);
    expect(await entriesOf(two!.id)).toMatchObject([
      { kind: "CONFIRMED", points: -5 },
      { kind: "REGRADED", points: 5, rule: "credit.confirm_timeout_first" },
    ]);
    expect(await actionsAbout(two!.id)).toContain("credit.regraded");
  });
});

describe("an event by hand", () => {
  it("needs its document, its proposer to tell it and another to confirm it", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const id = await proposeByHand(first, expert);
    const own = expertActor(expert);
    expect(await findEvent(await as(own), id)).toBeNull();
    await expect(notifyEvent(await as(first), { eventId: id })).rejects.toMatchObject({
      code: "NO_DOCUMENT",
    });
    await putCreditDocument(id);
    await expect(notifyEvent(await as(second), { eventId: id })).rejects.toMatchObject({
      code: "NOT_PROPOSER",
    });
    await sweepCredit();
    expect((await eventOf(id)).state).toBe("PROPOSED");
    await notifyEvent(await as(first), { eventId: id });
    expect(await findEvent(await as(own), id)).toMatchObject({
      state: "NOTIFIED",
      points: -30,
      document: "青市监督〔2026〕30号",
    });
    await afterWindow(id);
    // The same human being, also through another account.
    const again = { ...first, id: "another account" };
    for (const actor of [first, again])
      for (const act of [
        confirmEvents(await as(actor), { eventIds: [id] }),
        cancelEvent(await as(actor), { eventId: id, reason: "误记" }),
      ])
        await expect(act).rejects.toMatchObject({ code: "SAME_PERSON" });
    await confirmEvents(await as(second), { eventIds: [id] });
    expect(await scoreOf(expert)).toBe(70);
    await expect(
      db.owner`update credit_event set decided_by = ${first.personId} where id = ${id}`,
    ).rejects.toThrow();
  });

  it("can be taken back before it is told, by who proposed it", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const id = await proposeByHand(first, expert);
    await expect(withdrawEvent(await as(second), { eventId: id })).rejects.toMatchObject({
      code: "NOT_PROPOSER",
    });
    await withdrawEvent(await as(first), { eventId: id });
    expect(await eventOf(id)).toMatchObject({ state: "CANCELLED", notifiedAt: null });
    // Never told, never seen.
    expect(await listOwnEvents(await as(expertActor(expert)), 2026)).toEqual([]);
    await expect(notifyEvent(await as(first), { eventId: id })).rejects.toMatchObject({
      code: "CREDIT_MOVED",
    });
  });

  it("is about somebody who is there, in a case of hers, and nobody's about herself", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const filing = await makeAdmittedCase();
    const [row] = await db.owner`select number from review_case where id = ${filing.caseId}`;
    const number = row?.number as string;
    await expect(proposeByHand(first, { number: "QD000000" })).rejects.toMatchObject({
      fields: { subject: expect.any(String) },
    });
    await expect(proposeByHand(first, expert, { caseNumber: "QDLZ-2020-000001" })).rejects.toMatchObject({
      fields: { caseNumber: "没有找到这个论证编号" },
    });
    await expect(proposeByHand(first, expert, { caseNumber: number })).rejects.toMatchObject({
      fields: { caseNumber: "该专家没有参加这个论证项目" },
    });
    await expect(
      proposeByHand(first, await makeUnit("路人", ["contractor"]), { caseNumber: number }),
    ).rejects.toMatchObject({
      fields: { caseNumber: "该单位不是这个论证项目的参建单位" },
    });
    await expect(proposeByHand(first, expert, { occurredOn: "2027-01-01" })).rejects.toMatchObject({
      fields: { occurredOn: "发生日期不能晚于今天" },
    });
    const self = { ...first, personId: expert.personId };
    await expect(proposeByHand(self, expert)).rejects.toMatchObject({ code: "OWN_EVENT" });
    expect(await proposeByHand(first, filing.contractor, { caseNumber: number })).toBeTruthy();
  });
});

describe("districts and units", () => {
  it("a district proposes about cases of its own area, and sees no others", async () => {
    const filing = await makeAdmittedCase({ jurisdiction: "370202" });
    const [row] = await db.owner`select number from review_case where id = ${filing.caseId}`;
    const caseNumber = row?.number as string;
    const [district, foreign] = [
      await makeRegulator("district", "370202"),
      await makeRegulator("district", "370213"),
    ];
    await expect(proposeByHand(district, filing.contractor)).rejects.toMatchObject({
      fields: { caseNumber: "请填写本区域内的论证编号" },
    });
    await expect(proposeByHand(foreign, filing.contractor, { caseNumber })).rejects.toMatchObject({
      fields: { caseNumber: "没有找到这个论证编号" },
    });
    const id = await proposeByHand(district, filing.contractor, { caseNumber });
    await putCreditDocument(id);
    await notifyEvent(await as(district), { eventId: id });
    expect(await findEvent(await as(foreign), id)).toBeNull();
    expect(await listEvents(await as(foreign), { tab: "all" }, everything)).toEqual([]);
    expect(await listEvents(await as(district), { tab: "all" }, everything)).toMatchObject([{ id }]);
    await afterWindow(id);
    await expect(confirmEvents(await as(district), { eventIds: [id] })).rejects.toMatchObject({
      code: "STATION_ONLY",
    });
    await expect(confirmEvents(await as(foreign), { eventIds: [id] })).rejects.toMatchObject({
      name: "NotFound",
    });
    await confirmEvents(await as(first), { eventIds: [id] });
    const own = filing.actor;
    expect(
      (await readCredit(await as(own), { organizationId: filing.contractor.id }, 2026))?.credit.score,
    ).toBe(80);
  });

  it("a unit's late report is recorded, told to who filed it, and objected to by the unit", async () => {
    const filing = await makeAdmittedCase();
    await database()
      .insert(unitConduct)
      .values({
        id: randomId(),
        organizationId: filing.contractor.id,
        kind: "REPORT_LATE",
        occurredAt: await readNow(),
        policyCode: FIRST_POLICY.id,
        evidenceType: "report",
        evidenceId: randomId(),
      });
    await sweepCredit();
    const [event] = await database()
      .select()
      .from(creditEvent)
      .where(eq(creditEvent.organizationId, filing.contractor.id));
    expect(event).toMatchObject({
      kind: "REPORT_LATE",
      points: -5,
      rule: "credit.unit_report_late",
      state: "NOTIFIED",
    });
    const other = contractorActor("x", await makePerson("某"), await makeUnit("别的单位"));
    await expect(objectToEvent(await as(other), { eventId: event!.id, text: "不" })).rejects.toMatchObject({
      name: "NotFound",
    });
    const sms = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, event!.id));
    expect(sms).toMatchObject([{ template: "creditNotified", personId: filing.actor.personId }]);
    await objectToEvent(await as(filing.actor), { eventId: event!.id, text: "系统维护期间无法上传" });
    expect((await eventOf(event!.id)).state).toBe("OBJECTED");
  });

  it("nobody reads what is not theirs", async () => {
    const { expert, id } = await told("LATE");
    const strangers: UserActor[] = [
      expertActor(await makeExpert(["SZ-JK"])),
      contractorActor("y", await makePerson("某"), await makeUnit("某单位")),
      { ...first, role: "admin", post: "audit" },
      await makeRegulator("district", "370212"),
    ];
    for (const actor of strangers) {
      const ctx = await as(actor);
      expect(await findEvent(ctx, id)).toBeNull();
      expect(await readCredit(ctx, { expertId: expert.id }, 2026)).toBeNull();
      for (const act of [
        confirmEvents(ctx, { eventIds: [id] }),
        cancelEvent(ctx, { eventId: id, reason: "不" }),
        decideObjection(ctx, { eventId: id, decision: "cancel", reason: "不" }),
        notifyEvent(ctx, { eventId: id }),
      ])
        await expect(act).rejects.toMatchObject({ name: "NotFound" });
    }
    for (const actor of strangers.slice(0, 3))
      await expect(
        proposeEvent(await as(actor), {
          about: "expert",
          subject: expert.number,
          kind: "REPORT_ERROR",
          occurredOn: dateAt(await readNow()),
          caseNumber: "",
          statement: "由",
          document: "文",
        }),
      ).rejects.toMatchObject({ name: "NotFound" });
    for (const id of ["nothing", randomId()])
      await expect(confirmEvents(await as(first), { eventIds: [id] })).rejects.toMatchObject({
        name: "NotFound",
      });
  });

  it("what is counted is what is listed", async () => {
    for (const actor of [first, bureau, await makeRegulator("district", "370212")])
      for (const tab of ["due", "objected", "open", "appeals", "all"] as const) {
        const ctx = await as(actor);
        expect(await listEvents(ctx, { tab }, everything)).toHaveLength(await countEvents(ctx, { tab }));
      }
  });
});

it("leaves nothing that should not be", async () => {
  // Suites that turn the clock back break what holds of the clock itself.
  const findings = (await checkInvariants(database())).filter(({ name }) => /^credit\./.test(name));
  expect(findings.filter(({ offenders }) => offenders.length > 0)).toEqual([]);
});
