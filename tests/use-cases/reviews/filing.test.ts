import { listParties, removeItem, removeParty } from "../../../src/features/projects";
import {
  admitCase,
  admitOverdue,
  cancelCase,
  changeCase,
  countCases,
  draftCase,
  findCase,
  findDossier,
  listCases,
  listFiledTrace,
  requestCancel,
  returnCase,
  submitCase,
  tickParts,
} from "../../../src/features/reviews";
import type { UserActor } from "../../../src/platform/actor";
import { systemContext } from "../../../src/platform/context";
import { Conflict, Denied, InvalidInput, NotFound } from "../../../src/platform/errors";
import { useDatabase } from "../../support/database";
import { as, makeUnit, officer, unitActor } from "../projects/people";
import { makeDraft, makeParties, makeProject, makeReady, putFile } from "./filing";

const db = useDatabase();
const district = officer("district", "370213");
let contractor: UserActor;
let stranger: UserActor;
let parties: Awaited<ReturnType<typeof makeParties>>;

beforeAll(async () => {
  contractor = unitActor(await makeUnit("青岛测试建设有限公司"));
  stranger = unitActor(await makeUnit("青岛别家建设有限公司"));
  parties = await makeParties();
});
afterEach(() => db.realClock());

const ready = () => makeReady(db.owner, contractor, parties);
const filed = async () => {
  const filing = await ready();
  const { number } = await submitCase(await as(contractor), filing);
  return { ...filing, number };
};
const actions = async (caseId: string) =>
  (
    await db.owner<
      { action: string }[]
    >`select action from audit_entry where subject_id = ${caseId} order by at, id`
  ).map((row) => row.action);
const caseRow = async (caseId: string) => (await db.owner`select * from review_case where id = ${caseId}`)[0];

describe("a draft", () => {
  it("takes policy, class and main specialty from the rules, with a line in the trace", async () => {
    const { caseId, itemId } = await makeDraft(contractor, parties);
    const found = await findCase(await as(contractor), caseId);
    expect(found).toMatchObject({
      state: "DRAFT",
      policyCode: "2025-01-08",
      result: "OVER_SCALE",
      mainSpecialty: "SZ-JK",
    });
    const [entry] = await db.owner`select detail from audit_entry where subject_id = ${caseId}`;
    expect(entry?.detail).toMatchObject({ items: [itemId], mainSpecialty: "SZ-JK" });
  });

  it("cannot name a friendlier specialty, nor foreign items", async () => {
    const { projectId, itemId } = await makeProject(contractor, parties);
    const ctx = await as(contractor);
    const wish = { projectId, title: "方案", itemIds: [itemId], mainSpecialty: "SZ-AQ" };
    await expect(draftCase(ctx, wish)).rejects.toThrow(InvalidInput);
    const other = await makeProject(contractor, parties);
    await expect(
      draftCase(ctx, { ...wish, itemIds: [itemId, other.itemId], mainSpecialty: undefined }),
    ).rejects.toThrow(InvalidInput);
    await expect(draftCase(await as(stranger), { ...wish, mainSpecialty: undefined })).rejects.toThrow(
      NotFound,
    );
  });

  it("is one per hazardous item, also when two are opened at once; the refusal names the other", async () => {
    const { projectId, itemId } = await makeProject(contractor, parties);
    const open = async (title: string) =>
      draftCase(await as(contractor), { projectId, title, itemIds: [itemId], mainSpecialty: undefined });
    const both = await Promise.allSettled([open("甲方案"), open("乙方案")]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((one) => one.status === "rejected")?.reason as Conflict;
    expect(refused).toBeInstanceOf(Conflict);
    expect(refused.sentence).toMatch(/[甲乙]方案/);
    const [row] = await db.owner`select count(*)::int as n from review_case where project_id = ${projectId}`;
    expect(row?.n).toBe(1);
  });

  it("keeps its items from being removed, and frees them when it is cancelled", async () => {
    const { caseId, itemId, projectId } = await makeDraft(contractor, parties);
    await expect(as(contractor).then((ctx) => removeItem(ctx, { itemId }))).rejects.toThrow("ITEM_IN_CASE");
    await cancelCase(await as(contractor), { caseId, reason: "填错了" });
    const again = await draftCase(await as(contractor), {
      projectId,
      title: "重新申报",
      itemIds: [itemId],
      mainSpecialty: undefined,
    });
    expect(again.caseId).not.toBe(caseId);
    expect(await actions(caseId)).toEqual(["case.drafted", "case.cancelled"]);
  });

  it("is its contractor's alone", async () => {
    const { caseId } = await makeDraft(contractor, parties);
    const change = { caseId, parts: ["overview" as const] };
    await expect(as(stranger).then((ctx) => tickParts(ctx, change))).rejects.toThrow(NotFound);
    await expect(as(district).then((ctx) => tickParts(ctx, change))).rejects.toThrow(Denied);
    expect(await findCase(await as(stranger), caseId)).toBeNull();
    expect(await findCase(await as(district), caseId)).toBeNull();
    expect(await findCase(await as(unitActor(parties.supervision, "supervision")), caseId)).toBeNull();
  });
});

describe("the gate", () => {
  it("lists everything that is missing and who must act, and refuses with the same list", async () => {
    const { caseId } = await makeDraft(contractor, { owner: parties.owner });
    const dossier = await findDossier(await as(contractor), caseId);
    expect(dossier?.lacks.map(({ task, code }) => `${task} ${code}`)).toEqual([
      "parties PARTY_MISSING",
      "parties PARTY_MISSING",
      "parties PARTY_MISSING",
      "parts PARTS_MISSING",
      "plan FILE_MISSING",
      "company_review FILE_MISSING",
      "supervisor_review FILE_MISSING",
    ]);
    expect(dossier?.lacks.at(-1)?.who).toBe("监理单位总监理工程师");
    const refused = await submitCase(await as(contractor), { caseId }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Denied);
    for (const lack of dossier?.lacks ?? []) expect((refused as Denied).sentence).toContain(lack.sentence);
    expect((await caseRow(caseId))?.state).toBe("DRAFT");
  });

  it("does not take a file that is still being scanned, nor a rejected one", async () => {
    const { caseId } = await ready();
    await putFile(db.owner, caseId, "plan", "SCANNING", 2);
    expect((await findDossier(await as(contractor), caseId))?.lacks.map((one) => one.code)).toEqual([
      "FILE_PENDING",
    ]);
    await expect(as(contractor).then((ctx) => submitCase(ctx, { caseId }))).rejects.toThrow("NOT_READY");
    const other = await ready();
    await putFile(db.owner, other.caseId, "plan", "REJECTED", 2);
    expect((await findDossier(await as(contractor), other.caseId))?.lacks).toEqual([]);
  });

  it("shows what cannot begin yet", async () => {
    const { caseId } = await makeDraft(contractor, parties);
    const before = await findDossier(await as(contractor), caseId);
    expect(before?.tasks.map((task) => task.status)).toEqual([
      "已完成",
      "已完成",
      "未开始",
      "未开始",
      "暂不能开始",
      "暂不能开始",
      "暂不能开始",
    ]);
    expect(before?.tasks.at(-1)?.hint).toContain("监理单位总监理工程师");
  });
});

describe("filing", () => {
  it("gives a number, freezes the policy and sets the next working day", async () => {
    await db.setClock(new Date("2026-11-20T08:00:00Z"));
    const { caseId, number } = await filed();
    expect(number).toMatch(/^QDLZ-2026-\d{6}$/);
    const row = await caseRow(caseId);
    expect(row).toMatchObject({ state: "SUBMITTED", policy_code: "2025-01-08" });
    // Friday: the next working day is Monday the 23rd, which ends at 16:00 UTC.
    expect((row?.admit_by as Date | undefined)?.toISOString()).toBe("2026-11-23T16:00:00.000Z");
    expect(await actions(caseId)).toEqual(["case.drafted", "case.partsTicked", "case.submitted"]);
    await expect(as(contractor).then((ctx) => tickParts(ctx, { caseId, parts: [] }))).rejects.toThrow(
      "CASE_FILED",
    );
  });

  it("gives each case its own number without gaps when many are filed at once", async () => {
    const filings = await Promise.all(Array.from({ length: 8 }, ready));
    const numbers = await Promise.all(
      filings.map(async (one) => (await submitCase(await as(contractor), one)).number),
    );
    const serials = numbers.map((number) => Number(number.slice(-6))).sort((a, b) => a - b);
    expect(serials).toEqual(serials.map((_, index) => (serials[0] ?? 0) + index));
  });

  it("pressed twice at once files once", async () => {
    const filing = await ready();
    const both = await Promise.allSettled([
      submitCase(await as(contractor), filing),
      submitCase(await as(contractor), filing),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await actions(filing.caseId)).filter((one) => one === "case.submitted")).toHaveLength(1);
  });

  it("freezes the parties: they may grow, only the station takes one away", async () => {
    const { projectId } = await filed();
    const supervisor = (await listParties(await as(contractor), projectId)).find(
      (one) => one.role === "supervision",
    );
    const removal = { projectId, partyId: supervisor?.id ?? "", reason: "登记错误" };
    await expect(as(contractor).then((ctx) => removeParty(ctx, removal))).rejects.toThrow("PARTIES_FROZEN");
    await expect(as(district).then((ctx) => removeParty(ctx, removal))).rejects.toThrow("NOT_YOURS");
    await removeParty(await as(officer("station")), removal);
    const [row] =
      await db.owner`select detail from audit_entry where subject_id = ${projectId} and action = 'party.removed'`;
    expect(row?.detail).toMatchObject({ reason: "登记错误", role: "supervision" });
  });
});

describe("admission", () => {
  it("is for the supervising jurisdiction alone", async () => {
    const { caseId } = await filed();
    await expect(as(officer("district", "370214")).then((ctx) => admitCase(ctx, { caseId }))).rejects.toThrow(
      NotFound,
    );
    await expect(as(officer("station")).then((ctx) => admitCase(ctx, { caseId }))).rejects.toThrow(
      "NOT_SUPERVISOR",
    );
    await expect(as(officer("bureau")).then((ctx) => admitCase(ctx, { caseId }))).rejects.toThrow(
      "NOT_SUPERVISOR",
    );
    await expect(as(contractor).then((ctx) => admitCase(ctx, { caseId }))).rejects.toThrow("NOT_SUPERVISOR");
    await admitCase(await as(district), { caseId });
    expect((await caseRow(caseId))?.state).toBe("ADMITTED");
    await expect(as(district).then((ctx) => admitCase(ctx, { caseId }))).rejects.toThrow("NOT_SUBMITTED");
  });

  it("returned with reasons, put right and filed again keeps its number", async () => {
    const { caseId, itemId, number } = await filed();
    await returnCase(await as(district), { caseId, reasons: ["审核页缺公章", "图纸不全"] });
    expect((await findCase(await as(contractor), caseId))?.returnedReason).toBe("审核页缺公章\n图纸不全");
    await changeCase(await as(contractor), {
      caseId,
      title: "改过的方案",
      itemIds: [itemId],
      mainSpecialty: undefined,
    });
    expect((await submitCase(await as(contractor), { caseId })).number).toBe(number);
    expect(await actions(caseId)).toEqual([
      "case.drafted",
      "case.partsTicked",
      "case.submitted",
      "case.returned",
      "case.changed",
      "case.submitted",
    ]);
  });

  it("comes by itself when nobody acts in time and the checks are green, not a moment before", async () => {
    await db.setClock(new Date("2026-11-20T08:00:00Z"));
    const { caseId } = await filed();
    const sweep = async () => admitOverdue(await systemContext("reviews.admit-overdue"));
    await db.setClock(new Date("2026-11-23T15:59:50Z"));
    await sweep();
    expect((await caseRow(caseId))?.state).toBe("SUBMITTED");
    await db.setClock(new Date("2026-11-23T16:00:01Z"));
    const moved = await Promise.all([sweep(), sweep()]);
    expect(moved.reduce((a, b) => a + b)).toBeGreaterThan(0);
    expect((await caseRow(caseId))?.state).toBe("ADMITTED");
    const [entry] =
      await db.owner`select actor_kind, detail from audit_entry where subject_id = ${caseId} and action = 'case.admitted'`;
    expect(entry).toEqual({ actor_kind: "system", detail: { automatic: true } });
    expect(await sweep()).toBe(0);
  });

  it("against a return at the same moment has one winner", async () => {
    const { caseId } = await filed();
    const both = await Promise.allSettled([
      admitCase(await as(district), { caseId }),
      returnCase(await as(district), { caseId, reasons: ["再看看"] }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("returns by itself what is no longer green", async () => {
    await db.setClock(new Date("2026-11-20T08:00:00Z"));
    const { caseId, projectId } = await filed();
    const party = (await listParties(await as(contractor), projectId)).find((one) => one.role === "design");
    await removeParty(await as(officer("station")), {
      projectId,
      partyId: party?.id ?? "",
      reason: "登记错误",
    });
    await db.setClock(new Date("2026-11-24T00:00:00Z"));
    await admitOverdue(await systemContext("reviews.admit-overdue"));
    expect(await caseRow(caseId)).toMatchObject({
      state: "RETURNED",
      returned_reason: "参建各方缺少设计单位",
    });
  });
});

describe("cancelling", () => {
  it("is free before the first invitation", async () => {
    const { caseId } = await filed();
    await expect(
      as(contractor).then((ctx) => requestCancel(ctx, { caseId, reason: "不做了" })),
    ).rejects.toThrow("NOT_INVITED");
    await expect(as(stranger).then((ctx) => cancelCase(ctx, { caseId, reason: "不做了" }))).rejects.toThrow(
      NotFound,
    );
    await cancelCase(await as(contractor), { caseId, reason: "不做了" });
    expect(await caseRow(caseId)).toMatchObject({ state: "CANCELLED", cancel_reason: "不做了" });
  });
});

describe("lists", () => {
  it("hold the actor's own cases, counted and paged alike", async () => {
    const { caseId, number } = await filed();
    for (const [actor, visible] of [
      [contractor, true],
      [stranger, false],
      [district, true],
      [officer("district", "370214"), false],
      [officer("station"), true],
      [unitActor(parties.supervision, "supervision"), true],
      [unitActor(parties.owner, "supervision"), false],
    ] as const) {
      const ctx = await as(actor);
      const page = await listCases(ctx, { search: number, limit: 20, offset: 0, sort: "submitted" });
      expect(page.map((row) => row.id)).toEqual(visible ? [caseId] : []);
      expect(await countCases(ctx, { search: number })).toBe(page.length);
      expect((await listFiledTrace(ctx, caseId)).length > 0).toBe(visible);
    }
  });
});
