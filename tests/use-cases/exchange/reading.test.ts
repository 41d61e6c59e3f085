import { eq, sql } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { drawRound } from "../../../src/db/schema";
import {
  findExchangedCase,
  findExchangedCertificate,
  findExchangedInspection,
  findExchangedList,
  listExchangedCases,
  listExchangedInspections,
  listExchangedLists,
  type Query,
} from "../../../src/features/exchange";
import { settledUntil } from "../../../src/features/exchange/calls/settled-until";
import { composeUscc } from "../../../src/features/organizations/uscc";
import { findPublicCertificate } from "../../../src/features/panels";
import { addParty } from "../../../src/features/projects";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { Denied, NotFound } from "../../../src/platform/errors";
import { mutation } from "../../../src/platform/mutation";
import { makeConcludedCase } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { draw } from "../../support/drawn-case";
import { makeSecurity, makeToken, withToken } from "../../support/exchange-world";
import {
  listOf,
  makeInspector,
  makeWorks,
  problem,
  recordFields,
  visited,
} from "../../support/inspection-world";
import { as, makeAdmittedCase, makePool } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
const day = 24 * 3_600_000;
let security: UserActor;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  security = await makeSecurity();
});

type Resource = "cases" | "certificates" | "inspections";
async function client(areas: string[], resources: Resource[] = ["cases", "certificates", "inspections"]) {
  const { token } = await makeToken(security, { areas, resources });
  return () => withToken(token);
}

async function numberOf(caseId: string): Promise<string> {
  const [row] = await db.owner`select number from review_case where id = ${caseId}`;
  return row?.number as string;
}

describe("the list of cases", () => {
  const area = "370281";
  const numbers = async (call: Awaited<ReturnType<typeof client>>, query: Partial<Query<"listCases">>) =>
    (await listExchangedCases(await call(), { limit: 100, ...query })).items.map(({ number }) => number);

  it("turned page by page while others file holds every case once", async () => {
    const call = await client([area]);
    for (let n = 0; n < 8; n++) await makeAdmittedCase({ jurisdiction: area });
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await listExchangedCases(await call(), { limit: 3, cursor });
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.next ?? undefined;
      if (pages++ < 3 && cursor) await makeAdmittedCase({ jurisdiction: area });
    } while (cursor);
    const stored =
      await db.owner`select number from review_case where jurisdiction_code = ${area} order by number`;
    expect(stored).toHaveLength(11);
    expect(pages).toBe(4);
    expect(seen).toEqual(stored.map(({ number }) => number));
  });

  it("ends on a full page, and shows no draft", async () => {
    const call = await client([area]);
    const first = await listExchangedCases(await call(), { limit: 11 });
    expect(first.items).toHaveLength(11);
    expect(first.next).toBeNull();
    const { caseId } = await makeAdmittedCase({ jurisdiction: area });
    const number = await numberOf(caseId);
    await db.owner`update review_case set state = 'DRAFT', submitted_at = null where id = ${caseId}`;
    expect(await numbers(call, {})).not.toContain(number);
    await expect(findExchangedCase(await call(), number)).rejects.toThrow(NotFound);
  });

  it("holds the token's areas with the functional ones inside them, and nothing else", async () => {
    const inside = await makeAdmittedCase({ jurisdiction: "370211-ZM" });
    const own = await makeAdmittedCase({ jurisdiction: "370211" });
    const foreign = await makeAdmittedCase({ jurisdiction: "370202" });
    const [one, two, three] = await Promise.all([inside, own, foreign].map(({ caseId }) => numberOf(caseId)));
    const district = await client(["370211"]);
    expect(await numbers(district, {})).toEqual([one, two]);
    expect(await numbers(district, { area: "370211-ZM" })).toEqual([one]);
    expect(await numbers(district, { area: "370202" })).toEqual([]);
    expect(await numbers(await client(["370202", "370211"]), {})).toEqual([one, two, three]);
    expect(await numbers(await client(["370200"]), {})).toEqual(expect.arrayContaining([one, two, three]));
    expect(await numbers(await client(["370200"]), { area: "370211" })).toEqual([one, two]);
    await expect(findExchangedCase(await district(), three!)).rejects.toThrow(NotFound);
    expect(await findExchangedCase(await district(), two!)).toMatchObject({ area: { code: "370211" } });
  });

  it("since an instant holds what changed: the case itself, its parties; and what is still under way is not skipped", async () => {
    const where = { jurisdiction: "370283" };
    const call = await client([where.jurisdiction]);
    const [quiet, moved, joined] = [
      await makeAdmittedCase(where),
      await makeAdmittedCase(where),
      await makeAdmittedCase(where),
    ];
    await db.advance(60_000);
    const { asOf, items } = await listExchangedCases(await call(), { limit: 100 });
    expect(items).toHaveLength(3);
    expect(await numbers(call, { changedSince: asOf })).toEqual([]);
    await db.advance(60_000);
    const change = (caseId: string) => async () => ({
      value: undefined,
      audit: [{ action: "case.suspended" as const, subject: { type: "case", id: caseId } }] as const,
    });
    await mutation(await systemContext("test"), change(moved.caseId));
    await addParty(await as(joined.actor), {
      projectId: joined.projectId,
      role: "testing",
      uscc: composeUscc({ authority: "91", region: "370202", body: "MA3C0000" }),
      name: "检测单位",
    });
    const changed = await numbers(call, { changedSince: asOf });
    expect(changed).toEqual([await numberOf(moved.caseId), await numberOf(joined.caseId)].sort());
    // Begun before the list is read and committed after it: the next reading must come back for it.
    await db.advance(60_000);
    let listed: Date | undefined;
    await mutation(await systemContext("test"), async (tx) => {
      await tx.execute(sql`select pg_sleep(2.5)`);
      listed = await settledUntil();
      // Bounded by what is under way, not by the clock.
      expect(listed.getTime()).toBeLessThan((await readNow()).getTime() - 2400);
      return change(quiet.caseId)();
    });
    expect(listed).toBeDefined();
    expect(await numbers(call, { changedSince: listed!.toISOString() })).toEqual([
      await numberOf(quiet.caseId),
    ]);
  });

  it("is for a token that may read cases", async () => {
    const call = await client(["370200"], ["inspections", "certificates"]);
    await expect(listExchangedCases(await call(), { limit: 1 })).rejects.toThrow(Denied);
    await expect(findExchangedCase(await call(), "QDLZ-2026-000001")).rejects.toThrow(Denied);
    const cases = await client(["370200"], ["cases"]);
    await expect(findExchangedCertificate(await cases(), "x".repeat(22))).rejects.toThrow(Denied);
    await expect(listExchangedInspections(await cases(), { limit: 1 })).rejects.toThrow(Denied);
    await expect(listExchangedLists(await cases(), { limit: 1 })).rejects.toThrow(Denied);
    await expect(findExchangedList(await cases(), "JC-2026-00001")).rejects.toThrow(Denied);
    await expect(findExchangedInspection(await cases(), "JC-2026-00001-001")).rejects.toThrow(Denied);
  });
});

describe("a case", () => {
  it("has its project, parties, state, conclusion, approved file and public certificates, and no person", async () => {
    const at = await makeConcludedCase("PASS", { jurisdiction: "370214" });
    const { caseId } = at;
    await db.owner`update review_case set state = 'APPROVED', approved_at = app_now(), conclusion = 'PASS', concluded_at = app_now() where id = ${caseId}`;
    await db.owner`insert into approval (id, case_id, ordinal, state, plan_file_id, plan_sha256, company_signatory, company_file_id, submitted_by,
        supervisor_signatory, supervisor_file_id, decided_by, decided_at, site_code)
      select gen_random_uuid(), case_id, 1, 'APPROVED', id, sha256, '总工丁某', id, 'x', '总监戊某', id, 'x', app_now(), 'site-code-1' from stored_file
      where case_id = ${caseId} and kind = 'plan'`;
    await db.owner`update project_party set contact_name = '联系人己某' where project_id = ${at.filing.projectId}`;
    const call = await client(["370214"]);
    const number = await numberOf(caseId);
    const found = await findExchangedCase(await call(), number);
    expect(found).toMatchObject({
      number,
      state: "APPROVED",
      stateLabel: "已批准",
      conclusion: "PASS",
      supervisedBy: "城阳区住房和城乡建设局",
      approved: { planSha256: at.plan.sha256 },
      specialty: { code: "SZ-JK" },
      deadlines: [],
      predecessor: null,
    });
    expect(found.parties.map(({ role }) => role).sort()).toEqual([
      "contractor",
      "design",
      "owner",
      "supervision",
      "survey",
    ]);
    const [round] = await database().select().from(drawRound).where(eq(drawRound.caseId, caseId));
    expect(found.certificates).toMatchObject([{ round: 1, outcome: "FILLED", code: round?.publicCode }]);
    const certificate = await findExchangedCertificate(await call(), round!.publicCode);
    expect(certificate).toEqual(await findPublicCertificate({}, round!.publicCode));
    await expect(
      findExchangedCertificate(await (await client(["370212"]))(), round!.publicCode),
    ).rejects.toThrow(NotFound);

    const told = JSON.stringify([found, certificate, await listExchangedCases(await call(), { limit: 100 })]);
    const people =
      await db.owner`select name from person where name <> '监理' union select number from expert union select '总工丁某' union select '总监戊某' union select '联系人己某'`;
    expect(people.length).toBeGreaterThan(8);
    for (const { name } of people) expect(told).not.toContain(name);
  });

  it("says what it waits for, and shows no certificate before the panel stands", async () => {
    await makePool(8, ["SZ-JK"]);
    const filing = await makeAdmittedCase({ jurisdiction: "370285" });
    const call = await client(["370285"]);
    const number = await numberOf(filing.caseId);
    await draw(filing);
    const found = await findExchangedCase(await call(), number);
    expect(found.deadlines).toEqual([{ kind: "MEETING", at: expect.any(String) }]);
    expect(found.certificates).toEqual([]);
    const [round] = await database().select().from(drawRound).where(eq(drawRound.caseId, filing.caseId));
    await expect(findExchangedCertificate(await call(), round!.publicCode)).rejects.toThrow(NotFound);
    await db.owner`update review_case set state = 'SUBMITTED', admit_by = '2026-11-30T16:00:00Z' where id = ${filing.caseId}`;
    expect((await findExchangedCase(await call(), number)).deadlines).toEqual([
      { kind: "ADMISSION", at: "2026-11-30T16:00:00.000Z" },
    ]);
  });
});

describe("inspections", () => {
  it("are told once they are on record, by number, with codes and without what people wrote or who they were", async () => {
    const area = "370212";
    const inspector = await makeInspector("district", area, "检查员庚某");
    for (let n = 0; n < 3; n++) await makeWorks(area);
    await db.advance(16 * day);
    const rows = await listOf(inspector, {});
    expect(rows.length).toBeGreaterThanOrEqual(3);
    const call = await client([area]);
    const list = async (more: object = {}) => listExchangedInspections(await call(), { limit: 100, ...more });
    expect((await list()).items).toEqual([]);
    await expect(findExchangedInspection(await call(), rows[0]!.number)).rejects.toThrow(NotFound);

    const [first, second] = rows;
    await visited(inspector, second!.id);
    const { asOf } = await list();
    expect((await list()).items.map(({ number }) => number)).toEqual([second!.number]);
    await db.advance(60_000);
    const fields = recordFields({ NO_BRIEFING: problem("工人辛某没有交底") }, { attendees: "项目经理壬某" });
    await visited(inspector, first!.id, fields);
    expect((await list()).items.map(({ number }) => number)).toEqual([first!.number, second!.number]);
    const page = await list({ limit: 1 });
    expect(page.items).toHaveLength(1);
    expect((await list({ limit: 1, cursor: page.next! })).items.map(({ number }) => number)).toEqual([
      second!.number,
    ]);
    expect((await list({ changedSince: asOf, state: "FINDINGS" })).items.map(({ number }) => number)).toEqual(
      [first!.number],
    );

    const detail = await findExchangedInspection(await call(), first!.number);
    expect(detail.findings).toMatchObject([{ code: "NO_BRIEFING", duty: "contractor", done: false }]);
    expect(detail.answers.length).toBeGreaterThan(10);
    const told = JSON.stringify([detail, await list()]);
    for (const word of ["辛某", "壬某", "张检查", "检查员", "限期整改"]) expect(told).not.toContain(word);

    const { items } = await listExchangedLists(await call(), { limit: 100 });
    expect(items).toMatchObject([{ kind: "FILTER", area, rows: rows.length, recorded: 2 }]);
    expect(await findExchangedList(await call(), items[0]!.number)).toEqual(items[0]);
    const foreign = await client(["370202"]);
    expect((await listExchangedInspections(await foreign(), { limit: 100 })).items).toEqual([]);
    expect((await listExchangedLists(await foreign(), { limit: 100 })).items).toEqual([]);
    await expect(findExchangedInspection(await foreign(), first!.number)).rejects.toThrow(NotFound);
    await expect(findExchangedList(await foreign(), items[0]!.number)).rejects.toThrow(NotFound);
  });
});
