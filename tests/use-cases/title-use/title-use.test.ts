import {
  countMisuses,
  countUses,
  decideMisuse,
  decideUse,
  findMisuse,
  findUse,
  lapseUses,
  listMisuses,
  listMisusesToState,
  listUses,
  recordMisuse,
  requestUse,
  stateMisuse,
  withdrawUse,
} from "../../../src/features/title-use";
import { decideUseInput, recordMisuseInput, requestUseInput } from "../../../src/features/title-use/input";
import type { UserActor } from "../../../src/platform/actor";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, type PoolExpert } from "../../support/world";
import { investigated, officerOf } from "../complaints/complaint-world";

const db = useDatabase();
beforeEach(async () => db.setClock(new Date("2026-11-25T02:00:00Z")));

const activity = {
  kind: "TRAINING" as const,
  organizer: "青岛某协会",
  place: "市南区",
  content: "讲解深基坑专项方案",
  dateFrom: "2026-12-10",
  dateTo: "2026-12-11",
};
const request = async (expert: PoolExpert, more: Partial<typeof activity> = {}) =>
  (await requestUse(await as(expertActor(expert)), { ...activity, ...more })).useId;
const decide = async (actor: UserActor, useId: string, decision: "consent" | "refuse" = "consent") =>
  decideUse(await as(actor), { useId, decision, answer: decision === "refuse" ? "与职务冲突" : "" });
const useOf = async (id: string) => (await db.owner`select * from title_use where id = ${id}`)[0]!;
const someExpert = () => makeExpert(["SZ-JK"]);

describe("an activity in the bureau's name", () => {
  it("is asked for by the expert before it begins, and answered by the bureau", async () => {
    const expert = await someExpert();
    const useId = await request(expert);
    // Five working days from Wednesday.
    expect(await useOf(useId)).toMatchObject({
      state: "SUBMITTED",
      decide_by: new Date("2026-12-02T16:00:00Z"),
    });
    const bureau = await officerOf(db, "bureau");
    await expect(decide(await officerOf(db), useId)).rejects.toMatchObject({ code: "BUREAU_ONLY" });
    await expect(decide(await officerOf(db, "district"), useId)).rejects.toMatchObject({ name: "NotFound" });
    await expect(decide(expertActor(expert), useId)).rejects.toMatchObject({ name: "NotFound" });
    const both = await Promise.allSettled([decide(bureau, useId), decide(bureau, useId, "refuse")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const said = await db.owner`select action from audit_entry where subject_id = ${useId} order by id`;
    expect(said).toHaveLength(2);
    await expect(db.owner`update title_use set answer = 'x' where id = ${useId}`).rejects.toThrow(/final/);
    await expect(db.owner`delete from title_use where id = ${useId}`).rejects.toThrow(/kept/);
  });

  it("cannot be asked for on the day it begins, nor consented to by the expert herself", async () => {
    const expert = await someExpert();
    await expect(request(expert, { dateFrom: "2026-11-25" })).rejects.toMatchObject({ code: "BEGUN" });
    await request(expert, { dateFrom: "2026-11-26" });
    const useId = await request(expert);
    await expect(decide(await officerOf(db, "bureau", expert.personId), useId)).rejects.toMatchObject({
      code: "OWN_REQUEST",
    });
  });

  it("unanswered when it begins was not consented to", async () => {
    const useId = await request(await someExpert());
    const bureau = await officerOf(db, "bureau");
    await db.setClock(new Date("2026-12-09T15:59:00Z"));
    await lapseUses(await systemContext("test"));
    expect((await useOf(useId)).state).toBe("SUBMITTED");
    await db.setClock(new Date("2026-12-09T16:00:01Z"));
    await expect(decide(bureau, useId)).rejects.toMatchObject({ code: "BEGUN" });
    expect(await lapseUses(await systemContext("test"))).toBeGreaterThan(0);
    expect((await useOf(useId)).state).toBe("LAPSED");
    await expect(decide(bureau, useId)).rejects.toMatchObject({ code: "ANSWERED" });
  });

  it("can be withdrawn by its expert alone, until it is answered", async () => {
    const [expert, other] = [await someExpert(), await someExpert()];
    const useId = await request(expert);
    await expect(withdrawUse(await as(expertActor(other)), { useId })).rejects.toMatchObject({
      name: "NotFound",
    });
    await expect(withdrawUse(await as(await officerOf(db, "bureau")), { useId })).rejects.toMatchObject({
      name: "NotFound",
    });
    await withdrawUse(await as(expertActor(expert)), { useId });
    await expect(withdrawUse(await as(expertActor(expert)), { useId })).rejects.toMatchObject({
      code: "ANSWERED",
    });
  });

  it("is seen by its expert and the city, by nobody else", async () => {
    const expert = await someExpert();
    const useId = await request(expert);
    const page = { limit: 100, offset: 0 };
    for (const actor of [expertActor(await someExpert()), await officerOf(db, "district")]) {
      const ctx = await as(actor);
      expect(await findUse(ctx, useId)).toBeNull();
      expect(await listUses(ctx, "all", page)).toEqual([]);
      expect(await countUses(ctx, "all")).toBe(0);
    }
    for (const actor of [expertActor(expert), await officerOf(db), await officerOf(db, "bureau")]) {
      const ctx = await as(actor);
      expect((await findUse(ctx, useId))?.organizer).toBe("青岛某协会");
      for (const list of ["open", "done", "all"] as const)
        expect(await listUses(ctx, list, page)).toHaveLength(await countUses(ctx, list));
    }
  });
});

describe("misuse", () => {
  const facts = {
    kind: "INSPECTION" as const,
    happenedOn: "2026-11-20",
    organizer: "某建设公司",
    facts: "以市局专家名义到工地检查并收费。",
    complaintNumber: "",
  };
  const record = async (actor: UserActor, expert: PoolExpert, more: Partial<typeof facts> | object = {}) =>
    (await recordMisuse(await as(actor), { ...facts, ...more, number: expert.number })).misuseId;
  const judge = async (actor: UserActor, misuseId: string, decision: "confirm" | "cancel" = "confirm") =>
    decideMisuse(await as(actor), { misuseId, decision, reason: "经核实" });

  it("is recorded by one, the expert is heard, another confirms", async () => {
    const expert = await someExpert();
    const [one, two] = [await officerOf(db), await officerOf(db)];
    const misuseId = await record(one, expert);
    await expect(judge(one, misuseId)).rejects.toMatchObject({ code: "OWN_RECORD" });
    await expect(judge(two, misuseId)).rejects.toMatchObject({ code: "STATEMENT_OPEN" });
    const own = await as(expertActor(expert));
    expect(await listMisusesToState(own)).toHaveLength(1);
    await stateMisuse(own, { misuseId, statement: "受邀参观，没有收费。" });
    await expect(stateMisuse(own, { misuseId, statement: "再说" })).rejects.toMatchObject({ code: "STATED" });
    expect(await listMisusesToState(own)).toHaveLength(0);
    await judge(two, misuseId);
    await expect(judge(await officerOf(db), misuseId, "cancel")).rejects.toMatchObject({ code: "DECIDED" });
    const [row] = await db.owner`select state, decided_by from title_misuse where id = ${misuseId}`;
    expect(row).toEqual({ state: "CONFIRMED", decided_by: two.personId });
    await expect(db.owner`update title_misuse set facts = 'x' where id = ${misuseId}`).rejects.toThrow(
      /final/,
    );
  });

  it("is confirmed without her word when her days are over; cancelled at any time", async () => {
    const expert = await someExpert();
    const [one, two] = [await officerOf(db), await officerOf(db, "bureau")];
    const [first, second] = [await record(one, expert), await record(one, expert, { kind: "OTHER" })];
    await judge(two, second, "cancel");
    await db.setClock(new Date("2026-12-02T16:00:01Z"));
    await judge(two, first);
    const states =
      await db.owner`select state from title_misuse where expert_id = ${expert.id} order by kind`;
    expect(states.map(({ state }) => state)).toEqual(["CONFIRMED", "CANCELLED"]);
  });

  it("is none where the bureau had consented to just that", async () => {
    const expert = await someExpert();
    await decide(await officerOf(db, "bureau"), await request(expert));
    await db.setClock(new Date("2026-12-20T02:00:00Z"));
    const held = { kind: "TRAINING" as const, organizer: activity.organizer, happenedOn: "2026-12-11" };
    const [one, two] = [await officerOf(db), await officerOf(db)];
    const covered = await record(one, expert, held);
    const longer = await record(one, expert, { ...held, happenedOn: "2026-12-12" });
    const elsewhere = await record(one, expert, { ...held, organizer: "另一协会" });
    await db.advance(12 * 86_400_000);
    expect((await findMisuse(await as(two), covered))?.consent).toMatchObject({ dateTo: "2026-12-11" });
    await expect(judge(two, covered)).rejects.toMatchObject({ code: "CONSENTED" });
    await judge(two, covered, "cancel");
    await judge(two, longer);
    await judge(two, elsewhere);
  });

  it("is nobody's about herself, and not of tomorrow", async () => {
    const expert = await someExpert();
    const herself = await officerOf(db, "station", expert.personId);
    await expect(record(herself, expert)).rejects.toMatchObject({ code: "OWN_MISUSE" });
    await expect(record(await officerOf(db), expert, { happenedOn: "2026-11-26" })).rejects.toMatchObject({
      code: "NOT_YET",
    });
    const misuseId = await record(await officerOf(db), expert);
    await expect(judge(herself, misuseId)).rejects.toMatchObject({ code: "OWN_MISUSE" });
    await expect(record(await officerOf(db, "district"), expert)).rejects.toMatchObject({ name: "NotFound" });
    await expect(record(await officerOf(db), { ...expert, number: "QD999999" })).rejects.toMatchObject({
      fields: { number: expect.any(String) },
    });
  });

  it("found by a complaint is recorded by its handler alone, once, and the expert does not read of it", async () => {
    const expert = await someExpert();
    const { id, handler } = await investigated(db, { subjectKind: "EXPERT", subject: expert.number });
    const [{ number } = { number: "" }] = await db.owner<
      { number: string }[]
    >`select number from complaint where id = ${id}`;
    await expect(record(await officerOf(db), expert, { complaintNumber: number })).rejects.toMatchObject({
      fields: { complaintNumber: expect.any(String) },
    });
    const misuseId = await record(handler, expert, { complaintNumber: number });
    await expect(record(handler, expert, { complaintNumber: number })).rejects.toMatchObject({
      code: "RECORDED",
    });
    const seen = JSON.stringify(await findMisuse(await as(expertActor(expert)), misuseId));
    expect(seen).toContain("某建设公司");
    expect(seen).not.toMatch(new RegExp(`${number}|${id}|${handler.personId}|承办人`));
    expect(await findMisuse(await as(expertActor(await someExpert())), misuseId)).toBeNull();
    const page = { limit: 100, offset: 0 };
    const city = await as(await officerOf(db));
    for (const list of ["open", "done", "all"] as const)
      expect(await listMisuses(city, list, page)).toHaveLength(await countMisuses(city, list));
  });
});

describe("what is typed", () => {
  const fieldsOf = (parsed: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } }) =>
    parsed.success ? [] : (parsed.error?.issues ?? []).map(({ path }) => path.join("."));

  it("is refused beside its field", () => {
    expect(fieldsOf(requestUseInput.safeParse(activity))).toEqual([]);
    expect(fieldsOf(requestUseInput.safeParse({ ...activity, dateTo: "2026-12-09" }))).toEqual(["dateTo"]);
    expect(fieldsOf(requestUseInput.safeParse({ ...activity, dateFrom: "2026-02-30" }))).toContain(
      "dateFrom",
    );
    expect(fieldsOf(requestUseInput.safeParse({ ...activity, organizer: "甲\n乙" }))).toEqual(["organizer"]);
    const useId = "00000000-0000-4000-8000-000000000000";
    expect(fieldsOf(decideUseInput.safeParse({ useId, decision: "refuse" }))).toEqual(["answer"]);
    const misuse = {
      number: "ｑｄ000017",
      kind: "OTHER",
      happenedOn: "2026-11-20",
      organizer: "甲",
      facts: "乙",
    };
    expect(recordMisuseInput.parse(misuse)).toMatchObject({ number: "QD000017", complaintNumber: "" });
    expect(fieldsOf(recordMisuseInput.safeParse({ ...misuse, complaintNumber: "JB1" }))).toEqual([
      "complaintNumber",
    ]);
  });
});
