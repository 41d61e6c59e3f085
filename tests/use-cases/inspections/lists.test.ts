import { and, eq, sql } from "drizzle-orm";
import { readSheet as readByAnother } from "read-excel-file/node";
import { database } from "../../../src/db/client";
import { auditEntry, opinion, report, reviewCase } from "../../../src/db/schema";
import {
  buildList,
  countCandidates,
  countInspections,
  exportInspections,
  exportList,
  findList,
  listCandidates,
  listRows,
  printList,
  readInspectionFilter,
  readListFilter,
} from "../../../src/features/inspections";
import type { UserActor } from "../../../src/platform/actor";
import { Conflict, Denied, NotFound } from "../../../src/platform/errors";
import { randomId } from "../../../src/platform/id";
import { makeConcludedCase } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { inspectionsHold, makeInspector, makeWorks, storedRows } from "../../support/inspection-world";
import { readPaper } from "../../support/read-paper";
import { as, contractorActor } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
const day = 24 * 3_600_000;
const all = { limit: 1000, offset: 0 };
let district: UserActor;
let station: UserActor;

const found = async (actor: UserActor, query: Record<string, string | string[]> = {}) =>
  listCandidates(await as(actor), readListFilter(query), all);
const build = async (
  actor: UserActor,
  query: Record<string, string | string[]>,
  title = "深基坑专项检查",
) => {
  const filter = readListFilter(query);
  const shown = (await listCandidates(await as(actor), filter, all)).length;
  return buildList(await as(actor), { title, shown, filter });
};
const stream = async (given: ReadableStream<Uint8Array> | { exportId: string }) => {
  if ("exportId" in given) throw new Error("a short list was left to the worker");
  return Buffer.from(await new Response(given).arrayBuffer());
};

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  district = await makeInspector("district", "370213");
  station = await makeInspector("station", "370200");
});

describe("what the system finds", () => {
  it("over-scale work without a case, once its days are over, in the body's area alone", async () => {
    const works = await makeWorks("370213");
    expect(await found(district)).toEqual([]);
    await db.advance(16 * day);
    const [row, ...rest] = await found(district);
    expect(rest).toEqual([]);
    expect(row).toMatchObject({
      reason: "NO_CASE",
      projectId: works.projectId,
      itemId: works.itemId,
      caseId: null,
    });
    expect(row?.fact).toBe(
      `“${works.part}”属于超过一定规模的危大工程，2026年11月23日列入危大工程清单，至今没有申报论证。`,
    );
    expect(await found(await makeInspector("district", "370214"))).toEqual([]);
    expect(await found(await makeInspector("bureau", "370200"))).toEqual([]);
    expect(await found(works.actor)).toEqual([]);
    expect((await found(station)).map(({ projectId }) => projectId)).toContain(works.projectId);
    expect(await found(station, { district: "370200" })).toEqual([]);
  });

  it("a report that is overdue, and opinions that were never handed in", async () => {
    const at = await makeConcludedCase("PASS", { jurisdiction: "370213" });
    await db.owner`update review_case set state = 'AWAITING_REPORT' where id = ${at.caseId}`;
    await db.owner`update report set state = 'LOCKED', accepted_at = null, overdue_at = app_now() where case_id = ${at.caseId}`;
    await db.owner`insert into opinion (id, invitation_id, case_id, state, frozen_at)
      select gen_random_uuid(), id, case_id, 'MISSING', app_now() from invitation where case_id = ${at.caseId} limit 2`;
    const rows = await found(district, { reasons: ["REPORT_OVERDUE", "OPINION_MISSING"] });
    expect(rows.map(({ reason, caseId }) => [reason, caseId])).toEqual([
      ["REPORT_OVERDUE", at.caseId],
      ["OPINION_MISSING", at.caseId],
    ]);
    expect(rows[0]?.fact).toContain("12月3日");
    expect(rows[1]?.fact).toContain("专家2人");
    await database().delete(opinion).where(eq(opinion.caseId, at.caseId));
    await db.owner`update review_case set state = 'APPROVAL' where id = ${at.caseId}`;
    expect(await database().select().from(report).where(eq(report.caseId, at.caseId))).toHaveLength(1);
  });

  it("works due for an ordinary visit, only when asked for", async () => {
    const rows = await found(district, { reasons: "ROUTINE", keyword: "深基坑" });
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(["ROUTINE"]));
    expect(await found(district, { reasons: "ROUTINE", keyword: "没有这个工程" })).toEqual([]);
    expect(await found(district, { reasons: "ROUTINE", library: "GD" })).toEqual([]);
  });
});

describe("a list from a filter", () => {
  it("holds what was shown, each row with its clauses, and finds it no second time", async () => {
    const { listId } = await build(district, { reasons: "NO_CASE" });
    const [row] = await storedRows(listId);
    expect(row).toMatchObject({ state: "PLANNED", ordinal: 1, reason: "NO_CASE" });
    expect(row?.number).toMatch(/^JC-2026-\d{5}-001$/);
    expect(row?.basis.join()).toContain("第十二条第一款、第三十四条第（一）项");
    const traced = await database()
      .select()
      .from(auditEntry)
      .where(and(eq(auditEntry.subjectId, row?.id ?? ""), eq(auditEntry.action, "inspection.listed")));
    expect(traced).toHaveLength(1);
    expect(await found(district, { reasons: "NO_CASE" })).toEqual([]);
    expect(await countCandidates(await as(district), readListFilter({ reasons: "NO_CASE" }))).toEqual(
      new Map(),
    );
    await expect(build(district, { reasons: "NO_CASE" })).rejects.toMatchObject({ code: "NO_ROWS" });
  });

  it("is refused when others are found than were shown, and to whoever does not inspect", async () => {
    await makeWorks("370213");
    await db.advance(16 * day);
    const filter = readListFilter({ reasons: "NO_CASE" });
    const input = { title: "清单", shown: 5, filter };
    await expect(buildList(await as(district), input)).rejects.toMatchObject({ code: "LIST_CHANGED" });
    await expect(buildList(await as(await makeInspector("bureau", "370200")), input)).rejects.toBeInstanceOf(
      Denied,
    );
    const [unit] = await database().select().from(reviewCase).limit(1);
    const contractor = contractorActor("x", randomId(), {
      id: unit?.organizationId ?? "",
      uscc: "",
      name: "",
    });
    await expect(buildList(await as(contractor), input)).rejects.toBeInstanceOf(Denied);
  });

  it("is built once by two who press at the same time", async () => {
    const filter = readListFilter({ reasons: "NO_CASE" });
    const press = async () => buildList(await as(district), { title: "同时", shown: 1, filter });
    const done = await Promise.allSettled([press(), press()]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = done.find((one) => one.status === "rejected");
    expect(refused?.reason).toBeInstanceOf(Conflict);
  });

  it("is seen by its body, the station and the bureau; another district and the units see nothing of it", async () => {
    const works = await makeWorks("370213");
    await db.advance(16 * day);
    const { listId } = await build(district, { reasons: "NO_CASE" });
    const seenBy = async (actor: UserActor) => [
      (await findList(await as(actor), listId)) !== null,
      (await listRows(await as(actor), listId)).length,
    ];
    expect(await seenBy(district)).toEqual([true, 1]);
    expect(await seenBy(station)).toEqual([true, 1]);
    expect(await seenBy(await makeInspector("bureau", "370200"))).toEqual([true, 1]);
    expect(await seenBy(await makeInspector("district", "370214"))).toEqual([false, 0]);
    expect(await seenBy(works.actor)).toEqual([false, 0]);
    expect(await countInspections(await as(works.actor), {})).toBe(0);
  });
});

describe("the workbook", () => {
  it("has Chinese heads, days as days, nothing a spreadsheet would run, and marks the rows once", async () => {
    const works = await makeWorks("370213");
    await db.owner`update project set name = '=HYPERLINK("http://evil")' where id = ${works.projectId}`;
    await db.advance(16 * day);
    const { listId } = await build(district, { reasons: "NO_CASE" });
    const made = await exportList(await as(district), listId);
    const rows = await readByAnother(await stream(made.stream));
    expect(rows[0]).toEqual(
      expect.arrayContaining(["序号", "工程名称", "施工单位", "列入原因", "法律依据", "情况发生日期"]),
    );
    const head = rows[0] ?? [];
    const cell = (name: string) => rows[1]?.[head.indexOf(name)];
    expect(cell("序号")).toBe(1);
    expect(cell("工程名称")).toBe(`'=HYPERLINK("http://evil")`);
    expect(cell("情况发生日期")).toBeInstanceOf(Date);
    expect(cell("法律依据")).toContain("第十二条");
    expect((await storedRows(listId)).map(({ state }) => state)).toEqual(["LIST_EXPORTED"]);
    const [row] = await storedRows(listId);
    await exportList(await as(district), listId);
    const exported = await database()
      .select()
      .from(auditEntry)
      .where(and(eq(auditEntry.subjectId, row?.id ?? ""), eq(auditEntry.action, "inspection.exported")));
    expect(exported).toHaveLength(1);
    const lists = await database()
      .select()
      .from(auditEntry)
      .where(sql`action = 'list.exported' and subject_id = 'inspections' and actor_id = ${district.id}`);
    expect(lists.length).toBe(2);
  });

  it("changes nothing when another body reads it, and is not there for a district it does not concern", async () => {
    await makeWorks("370213");
    await db.advance(16 * day);
    const { listId } = await build(district, { reasons: "NO_CASE" });
    await exportList(await as(await makeInspector("bureau", "370200")), listId);
    expect((await storedRows(listId)).map(({ state }) => state)).toEqual(["PLANNED"]);
    await expect(
      exportList(await as(await makeInspector("district", "370214")), listId),
    ).rejects.toBeInstanceOf(NotFound);
  });

  it("holds the register under its filter", async () => {
    const filter = readInspectionFilter({ queue: "toVisit" });
    const rows = await readByAnother(await stream(await exportInspections(await as(district), filter)));
    expect(rows.length - 1).toBe(await countInspections(await as(district), filter));
  });
});

it("prints on A4 with each clause once", async () => {
  await makeWorks("370213");
  await db.advance(16 * day);
  const { listId } = await build(district, { reasons: "NO_CASE" });
  const ctx = await as(district);
  const list = await findList(ctx, listId);
  if (!list) throw new Error("no list");
  const rows = await listRows(ctx, listId);
  const [page] = await readPaper(await printList(list, rows, [], ctx.now));
  const text = page?.text.replaceAll("\n", "") ?? "";
  expect(text).toContain(list.number);
  expect(text).toContain("超规模未申报论证");
  expect(text.split("第十二条第一款").length).toBe(2);
  expect((page?.width ?? 0) > (page?.height ?? 0)).toBe(true);
});

it("leaves data in which everything holds", inspectionsHold);
