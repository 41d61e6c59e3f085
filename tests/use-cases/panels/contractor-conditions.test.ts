import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { expertLeave, reviewCase } from "../../../src/db/schema";
import {
  previewPool,
  readConditions,
  readDrawDesk,
  requestDraw,
  setConditions,
} from "../../../src/features/panels";
import { addDays, dateAt } from "../../../src/features/rulebook";
import { readNow } from "../../../src/platform/clock";
import { Denied, InvalidInput, NotFound } from "../../../src/platform/errors";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { as, type Filing, makeAdmittedCase, makeExpert, makePool, makeUnit } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();

/** An admitted case whose draw nobody has prepared yet. */
async function makeOpenCase(): Promise<Filing> {
  const filing = await makeAdmittedCase();
  await database()
    .update(reviewCase)
    .set({ seats: null, meetingFrom: null, meetingTo: null, meetingPlace: null })
    .where(eq(reviewCase.id, filing.caseId));
  return filing;
}

async function stored(caseId: string) {
  const [row] = await database().select().from(reviewCase).where(eq(reviewCase.id, caseId));
  return row!;
}

const day = async (ahead: number) => addDays(dateAt(await readNow()), ahead);
const team = { mainCount: 5, extras: [{ specialty: "SZ-JC", count: 1 }] };
const meeting = async () => ({ date: await day(8), from: "09:00", to: "11:30" });

beforeAll(async () => {
  await makePool(8, ["SZ-JK"]);
  await makePool(3, ["SZ-JC"]);
});

describe("setting the conditions", () => {
  it("asks topic by topic, with the case's own main specialty, each on record", async () => {
    const { caseId, actor } = await makeOpenCase();
    expect(await setConditions(await as(actor), { caseId, team })).toEqual({ open: "meeting" });
    expect(await setConditions(await as(actor), { caseId, meeting: await meeting() })).toEqual({
      open: "place",
    });
    expect(await setConditions(await as(actor), { caseId, place: "项目部会议室" })).toEqual({ open: null });
    const row = await stored(caseId);
    expect(row.seats).toEqual([
      { specialty: "SZ-JK", count: 5 },
      { specialty: "SZ-JC", count: 1 },
    ]);
    expect(row.meetingTo!.getTime() - row.meetingFrom!.getTime()).toBe(2.5 * 3_600_000);
    expect(row.meetingPlace).toBe("项目部会议室");
    const trace = await db.owner`
      select detail from audit_entry where subject_id = ${caseId} and action = 'case.conditionsSet' order by at, id`;
    expect(trace.map(({ detail }) => Object.keys(detail))).toEqual([
      ["seats"],
      expect.arrayContaining(["meetingFrom", "meetingTo"]),
      ["meetingPlace"],
    ]);
  });

  it("takes all topics at once", async () => {
    const { caseId, actor } = await makeOpenCase();
    const all = { caseId, team, meeting: await meeting(), place: "项目部会议室" };
    expect(await setConditions(await as(actor), all)).toEqual({ open: null });
  });

  it.each([
    ["four of the main specialty", { team: { mainCount: 4, extras: [] } }, "mainCount"],
    [
      "a specialty that does not belong",
      { team: { mainCount: 5, extras: [{ specialty: "SZ-JK", count: 1 }] } },
      "extra1",
    ],
    [
      "another library's specialty",
      { team: { mainCount: 5, extras: [{ specialty: "GD-JC", count: 1 }] } },
      "extra1",
    ],
    ["a meeting in the past", { meeting: { date: "2020-01-01", from: "09:00", to: "10:00" } }, "date"],
  ])("refuses %s and changes nothing", async (_, change, field) => {
    const { caseId, actor } = await makeOpenCase();
    const refused = await setConditions(await as(actor), { caseId, ...change }).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(InvalidInput);
    expect(Object.keys((refused as InvalidInput).fields)).toEqual([field]);
    expect(await stored(caseId)).toMatchObject({ seats: null, meetingFrom: null });
  });

  it("is for the case's own unit: for another it does not exist", async () => {
    const { caseId } = await makeOpenCase();
    const other = await makeOpenCase();
    await expect(setConditions(await as(other.actor), { caseId, team })).rejects.toThrow(NotFound);
    expect(await readConditions(await as(other.actor), caseId)).toBeNull();
    expect(await readDrawDesk(await as(other.actor), caseId)).toBeNull();
    expect(await readDrawDesk(await as(other.actor), "no-id")).toBeNull();
  });

  it("are frozen only as they were shown: a change in another window is read first", async () => {
    const { caseId, actor } = await makeAdmittedCase();
    const shown = async () => {
      const desk = await readDrawDesk(await as(actor), caseId);
      return desk?.step === "checking" ? desk.shown : "";
    };
    const before = await shown();
    await setConditions(await as(actor), { caseId, place: "别处" });
    for (const old of [before, "", "0".repeat(64)]) {
      await expect(requestDraw(await as(actor), { caseId, shown: old })).rejects.toMatchObject({
        code: "CONDITIONS_CHANGED",
        sentence: expect.stringContaining("请刷新页面"),
      });
    }
    expect(await stored(caseId)).toMatchObject({ state: "ADMITTED", frozenAt: null, meetingPlace: "别处" });
    await requestDraw(await as(actor), { caseId, shown: await shown() });
    expect((await stored(caseId)).state).toBe("DRAWING");
  });

  it("is over with the frozen request", async () => {
    const { caseId, actor } = await makeAdmittedCase();
    await requestDraw(await as(actor), { caseId });
    await expect(setConditions(await as(actor), { caseId, place: "别处" })).rejects.toThrow(Denied);
    expect((await stored(caseId)).meetingPlace).toBe("项目部二楼会议室");
    expect((await readConditions(await as(actor), caseId))?.denial?.code).toBe("FROZEN");
  });

  it("waits for admission", async () => {
    const { caseId, actor } = await makeAdmittedCase();
    await database().update(reviewCase).set({ state: "SUBMITTED" }).where(eq(reviewCase.id, caseId));
    await expect(setConditions(await as(actor), { caseId, team })).rejects.toThrow(Denied);
    expect(await readDrawDesk(await as(actor), caseId)).toMatchObject({
      step: "closed",
      denial: { code: "NOT_ADMITTED" },
    });
  });
});

describe("the preview of the pool", () => {
  const specialty = "SZ-AW-D";
  const seats = [{ specialty, count: 5 }];

  it("counts as the freeze does, names rules and not people, and writes nothing", async () => {
    const pool = await makePool(7, [specialty]);
    const filing = await makeAdmittedCase({ seats });
    await makeExpert([specialty], filing.parties.owner);
    await makeExpert([specialty], filing.parties.design);
    const away = pool[0]!;
    const today = await day(0);
    await database()
      .insert(expertLeave)
      .values({ id: randomId(), expertId: away.id, leaveFrom: today, leaveTo: today });
    const before = await db.owner`select count(*)::int as n from audit_entry`;
    const desk = await readDrawDesk(await as(filing.actor), filing.caseId);
    if (desk?.step !== "checking") throw new Error(`not checking but ${desk?.step}`);
    expect(desk.preview).toMatchObject({ eligible: 6, need: 5, fillable: 5, cappedOut: false });
    expect(desk.preview.excluded.map(({ code, count }) => [code, count])).toEqual([
      ["ON_LEAVE", 1],
      ["PARTY_EMPLOYER", 2],
    ]);
    expect(desk.preview.seats).toEqual([expect.objectContaining({ open: 5, eligible: 6, tight: true })]);
    expect(await db.owner`select count(*)::int as n from audit_entry`).toEqual(before);
    for (const { number, id } of pool) {
      expect(JSON.stringify(desk)).not.toContain(number);
      expect(JSON.stringify(desk)).not.toContain(id);
    }

    await requestDraw(await as(filing.actor), { caseId: filing.caseId });
    const frozen = await readDrawDesk(await as(filing.actor), filing.caseId);
    if (frozen?.step !== "drawing") throw new Error(`not drawing but ${frozen?.step}`);
    expect(frozen.request.eligible).toBe(desk.preview.eligible);
    expect(frozen.request.requestHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(frozen)).not.toMatch(/QD\d{6}/);
  });

  it("says that the pool is short, that the cap is why, and that the meeting is near", async () => {
    const rare = "SZ-WK";
    const institute = await makeUnit("设计院");
    for (let index = 0; index < 5; index++) await makeExpert([rare], institute);
    const { caseId, actor } = await makeAdmittedCase({
      seats: [{ specialty: rare, count: 5 }],
      startsInHours: 30,
    });
    const ctx = await as(actor);
    const row = await stored(caseId);
    const draft = { seats: row.seats!, meeting: { from: row.meetingFrom!, to: row.meetingTo! } };
    expect(await previewPool(ctx, row, draft)).toMatchObject({
      eligible: 5,
      need: 5,
      fillable: 2,
      cappedOut: true,
      shortLead: "5天",
    });
    await expect(requestDraw(ctx, { caseId })).rejects.toThrow(Denied);
  });
});
