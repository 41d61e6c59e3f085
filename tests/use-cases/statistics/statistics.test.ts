import { eq, sql } from "drizzle-orm";
import { readSheet as readByAnother } from "read-excel-file/node";
import { database } from "../../../src/db/client";
import { auditEntry, reviewCase, reviewItem } from "../../../src/db/schema";
import { declineInvitation } from "../../../src/features/panels";
import {
  answerRows,
  areaConclusions,
  commonDefects,
  exportStatistics,
  frequentDefects,
  itemRows,
  leftKinds,
  monthsOf,
  readAgeing,
  readAnswers,
  readCases,
  readComplaints,
  readDrawn,
  readFindings,
  readInspections,
  readRounds,
  readStages,
  readStatisticsFilter,
  readVacancies,
  redrawRows,
  stageRows,
} from "../../../src/features/statistics";
import type { UserActor } from "../../../src/platform/actor";
import { boundedRead } from "../../../src/platform/bounded-read";
import { NotFound } from "../../../src/platform/errors";
import { coverWork, makeConcludedCase } from "../../support/approval-world";
import { countStatements } from "../../support/count-statements";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, work } from "../../support/drawn-case";
import {
  listOf,
  makeInspector,
  makeWorks,
  problem,
  recordFields,
  visited,
} from "../../support/inspection-world";
import { chartsAndLists } from "../../support/statistics-sums";
import {
  as,
  contractorActor,
  expertActor,
  type Filing,
  makeAdmittedCase,
  makePool,
  makeUnit,
  regulatorActor,
} from "../../support/world";

jest.setTimeout(120_000);
const db = useDatabase();
const station = regulatorActor("station", "370200");
const laoshan = regulatorActor("district", "370212");
const jiaozhou = regulatorActor("district", "370281");
const day = 24 * 3_600_000;
let drawn: Filing;

const asked = async (actor: UserActor, query: Record<string, string> = {}) => {
  const ctx = await as(actor);
  return { ctx, filter: readStatisticsFilter(query, ctx) };
};

/** When a case was filed and admitted; the suite's world files all of them at one moment. */
async function filed(caseId: string, at: string, hours = 5) {
  const submittedAt = new Date(at);
  const admittedAt = new Date(submittedAt.getTime() + hours * 3_600_000);
  await database().update(reviewCase).set({ submittedAt, admittedAt }).where(eq(reviewCase.id, caseId));
}

beforeAll(async () => {
  await db.setClock(new Date("2026-11-24T02:00:00Z"));
  const pool = await makePool(12, ["SZ-SX"]);
  // Three filed in Laoshan, one in a functional area of Jiaozhou, one under the city's own supervision.
  drawn = await makeAdmittedCase({ seats: [{ specialty: "SZ-SX", count: 5 }] });
  await coverWork(drawn);
  await draw(drawn);
  const [first] = await invitationsOf(drawn.caseId);
  await report(first!.id, "DELIVERED");
  await db.owner`update invitation set state = 'SENT' where id = ${first!.id}`;
  const expert = pool.find(({ id }) => id === first!.expertId);
  await declineInvitation(await as(expertActor(expert!)), {
    invitationId: first!.id,
    reason: "TIME",
    note: "",
    party: "",
  });
  await work();
  const early = await makeAdmittedCase();
  await filed(early.caseId, "2026-03-31T15:59:59Z");
  // Half past midnight of the first of April in China.
  const april = await makeAdmittedCase();
  await filed(april.caseId, "2026-03-31T16:30:00Z", 29);
  await makeAdmittedCase({ jurisdiction: "370281-SH" });
  await makeAdmittedCase({ jurisdiction: "370200" });
  const beforeAll = await makeAdmittedCase();
  await filed(beforeAll.caseId, "2025-11-30T15:00:00Z");
});

describe("the filter", () => {
  it("is this month and the eleven before, and what the address says", async () => {
    expect((await asked(station)).filter).toEqual({ from: "2025-12-01", to: "2026-11-24" });
    expect(
      (await asked(station, { from: "2026-05-02", to: "2026-03-01", district: "370212", library: "GD" }))
        .filter,
    ).toEqual({ from: "2026-03-01", to: "2026-05-02", district: "370212", library: "GD" });
    expect((await asked(station, { from: "2001-01-01", to: "2026-05-02" })).filter.from).toBe("2023-06-01");
    expect((await asked(station, { from: "2026-02-30", library: "x" })).filter).toEqual({
      from: "2025-12-01",
      to: "2026-11-24",
    });
    // A district's area is not hers to choose.
    expect((await asked(laoshan, { district: "370202" })).filter.district).toBeUndefined();
  });
});

describe("cases", () => {
  it("are counted in China's months, by kind, area and conclusion", async () => {
    const { ctx, filter } = await asked(station);
    const rows = await readCases(ctx, filter);
    const inMonth = (month: string) =>
      rows.filter((row) => row.month === month).reduce((sum, { cases }) => sum + cases, 0);
    expect([inMonth("2025-11"), inMonth("2026-03"), inMonth("2026-04"), inMonth("2026-11")]).toEqual([
      0, 1, 1, 3,
    ]);
    expect(rows.filter(({ kind }) => kind === "pit")).toMatchObject([{ month: "2026-11", cases: 1 }]);
    const areas = areaConclusions(rows);
    expect(areas.map(({ area, name, NONE, cases }) => [area, name, NONE, cases])).toEqual([
      ["370200", "青岛市（市直管）", 1, 1],
      ["370212", "崂山区", 3, 3],
      ["370281", "胶州市", 1, 1],
    ]);
    // The functional area alone, when it was asked for.
    const alone = await asked(station, { district: "370281-SH" });
    expect((await readCases(alone.ctx, alone.filter)).map(({ area }) => area)).toEqual(["370281-SH"]);
  });

  it("of two kinds are counted once, as of several", async () => {
    const two = await makeAdmittedCase();
    await coverWork(two);
    const [{ id }] = await db.owner<[{ id: string }]>`
      insert into hazardous_item (id, project_id, part, kind, parameters, classification, result, fingerprint)
      select gen_random_uuid(), project_id, '二号', 'lifting', parameters, classification, result, 'two' from hazardous_item
      where project_id = ${two.projectId} returning id`;
    await database().insert(reviewItem).values({ caseId: two.caseId, itemId: id, fingerprint: "two" });
    const { ctx, filter } = await asked(station);
    const rows = await readCases(ctx, filter);
    expect(
      rows
        .filter(({ kind }) => kind !== "NONE")
        .map(({ kind, cases }) => [kind, cases])
        .sort(),
    ).toEqual([
      ["SEVERAL", 1],
      ["pit", 1],
    ]);
  });
});

describe("time", () => {
  it("is measured from the instants on record", async () => {
    const { ctx, filter } = await asked(station, { from: "2026-03-01", to: "2026-04-30" });
    const admission = stageRows(await readStages(ctx, filter)).find(({ stage }) => stage === "ADMISSION");
    expect(admission).toMatchObject({ cases: 2, open: 0, median: 17 });
    expect(admission?.p90).toBeCloseTo(26.6);
  });

  it("counts a panel from the press of the draw, and as open until it stands", async () => {
    const { ctx, filter } = await asked(station);
    const panel = async () => (await readStages(ctx, filter)).find(({ stage }) => stage === "PANEL");
    expect(await panel()).toMatchObject({ hours: [], open: 1 });
    await db.owner`update review_case set first_formed_at = (select min(requested_at) + interval '30 hours' from draw_round where case_id = ${drawn.caseId}) where id = ${drawn.caseId}`;
    expect(await panel()).toMatchObject({ open: 0 });
    expect((await panel())?.hours[0]).toBeCloseTo(30);
    await db.owner`update review_case set first_formed_at = null where id = ${drawn.caseId}`;
  });
});

describe("draws", () => {
  it("are counted with their answers, rounds and the reasons of redraws", async () => {
    const { ctx, filter } = await asked(station);
    const november = answerRows(await readAnswers(ctx, filter), monthsOf(filter.from, filter.to)).at(-1);
    // Five of the first round, and one in place of her who declined.
    expect(november).toMatchObject({ month: "2026-11", declined: 1, waiting: 5, accepted: 0, times: 6 });
    expect(redrawRows(await readVacancies(ctx, filter))).toEqual([{ reason: "DECLINED", times: 1 }]);
    expect((await readRounds(ctx, filter)).map(({ cases }) => cases)).toEqual([5, 0, 1, 0, 0]);
    const { bars, rounds, odd } = await readDrawn(ctx, filter);
    expect([rounds, odd]).toEqual([2, []]);
    expect(bars.reduce((sum, { draws, experts }) => sum + draws * experts, 0)).toBe(6);
  });
});

describe("inspections", () => {
  it("are counted by why and by what came of them", async () => {
    const inspector = await makeInspector("district", "370213");
    await makeWorks("370213");
    await makeWorks("370213");
    await db.advance(16 * day);
    const rows = await listOf(inspector, { reasons: "NO_CASE" });
    const wrong = Object.keys(recordFields())
      .find((name) => name.startsWith("answer."))!
      .slice("answer.".length);
    await visited(inspector, rows[0]!.id, recordFields({ [wrong]: problem("没有申报论证") }));
    const { ctx, filter } = await asked(inspector);
    const read = await readInspections(ctx, filter);
    expect(read.map(({ reason, state, found, times }) => [reason, state, found, times]).sort()).toEqual([
      ["NO_CASE", "FINDINGS", true, 1],
      ["NO_CASE", "PLANNED", false, 1],
    ]);
    // A list made in this period, and none before it.
    const before = await asked(inspector, { from: "2026-01-01", to: "2026-10-31" });
    expect(await readInspections(before.ctx, before.filter)).toEqual([]);
    // What is planned is not yet another district's to know.
    const other = await asked(jiaozhou);
    expect(await readInspections(other.ctx, other.filter)).toEqual([]);
  });
});

describe("overdue", () => {
  it("ages by whole days since it was due", async () => {
    const { ctx, filter } = await asked(station);
    expect(await readAgeing(ctx, filter)).toEqual([]);
    await db.owner`update inspection set state = 'RECTIFY', round = 1, due_date = '2026-12-01', due_at = app_now() - interval '9 days 2 hours', overdue_at = app_now()
      where state = 'FINDINGS'`;
    expect(await readAgeing(ctx, filter)).toEqual([{ kind: "RECTIFICATION", days: 9, times: 1 }]);
    const [own, other] = [await asked(regulatorActor("district", "370213")), await asked(laoshan)];
    expect(await readAgeing(own.ctx, own.filter)).toHaveLength(1);
    expect(await readAgeing(other.ctx, other.filter)).toEqual([]);
  });
});

describe("frequent defects", () => {
  beforeAll(async () => {
    // The same in three plans of three units, another in two of them, and words of a panel's own.
    await makeConcludedCase("FAIL", { defects: ["pit.1", "common.2"] });
    await makeConcludedCase("PASS_AFTER_REVISION", { defects: ["pit.1", "common.2"] });
    await makeConcludedCase("PASS_AFTER_REVISION", { defects: ["pit.1", "青岛某公司的方案没有写"] });
  });

  it("name what three reports of three units have, and nothing rarer", async () => {
    const { ctx, filter } = await asked(station);
    const read = await readFindings(ctx, filter);
    expect(frequentDefects(read)).toEqual([
      { kind: "pit", reports: 3, named: [{ code: "pit.1", reports: 3 }], unnamed: 3 },
    ]);
    expect(JSON.stringify(read)).not.toContain("青岛某公司");
    expect(itemRows(read, ["COMPLETENESS", "CALCULATION", "SITE"])).toEqual([
      { kind: "pit", reports: 3, must: [0, 6, 0], advice: 0, items: 6 },
    ]);
    expect(leftKinds(read)).toEqual({ kinds: 0, reports: 0 });
  });

  it("are told to whoever files a plan of that kind, without numbers", async () => {
    const filing = await makeAdmittedCase();
    const kinds = await commonDefects(await as(filing.actor), ["pit", "lifting"]);
    expect(kinds).toEqual([
      {
        kind: "pit",
        label: "基坑（槽）土方开挖、支护、降水",
        defects: ["支护结构没有设计计算书，或者计算参数与地质勘察报告不符"],
      },
    ]);
    expect(await commonDefects(await as(filing.actor), ["lifting"])).toEqual([]);
    expect(await commonDefects(await as(filing.actor), [])).toEqual([]);
  });

  it("are silent of three reports when two are of one unit", async () => {
    const [one] = await database().select().from(reviewCase).where(sql`${reviewCase.conclusion} = 'FAIL'`);
    await db.owner`update review_case set organization_id = ${one!.organizationId} where conclusion = 'PASS_AFTER_REVISION'`;
    const { ctx, filter } = await asked(station);
    const read = await readFindings(ctx, filter);
    expect(frequentDefects(read)).toEqual([]);
    expect(leftKinds(read)).toEqual({ kinds: 1, reports: 3 });
    expect(await commonDefects(ctx, ["pit"])).toEqual([]);
  });
});

describe("every number", () => {
  it.each([
    ["the station", station, {}],
    ["the station of a district", station, { district: "370212" }],
    ["the station of a district with a functional area", station, { district: "370281" }],
    ["the station in spring", station, { from: "2026-03-15", to: "2026-04-15" }],
    ["a district", laoshan, {}],
    ["another district", regulatorActor("district", "370213"), {}],
  ])("of %s is what the list behind it holds", async (_, actor, query) => {
    const { ctx, filter } = await asked(actor, query);
    const whole = Object.keys(query).length === 0;
    const { charts, lists } = await boundedRead(ctx, (read) => chartsAndLists(read, filter, { whole }), 60);
    expect(charts).toEqual(lists);
    expect(charts.months).toBeGreaterThan(0);
  });

  it("of a district is of its own area alone", async () => {
    const { ctx, filter } = await asked(jiaozhou);
    const areas = areaConclusions(await readCases(ctx, filter));
    expect(areas.map(({ area, cases }) => [area, cases])).toEqual([["370281", 1]]);
    expect(await readAnswers(ctx, filter)).toEqual([]);
    expect(await readFindings(ctx, filter)).toEqual([]);
    // Not even when a filter asks for another.
    const foreign = { ...filter, district: "370212" };
    expect(areaConclusions(await readCases(ctx, foreign)).map(({ area }) => area)).toEqual(["370281"]);
  });

  it("of the pool and of complaints is the city's alone, and none is anybody else's", async () => {
    const { ctx, filter } = await asked(laoshan);
    await expect(readDrawn(ctx, filter)).rejects.toBeInstanceOf(NotFound);
    await expect(readComplaints(ctx, filter)).rejects.toBeInstanceOf(NotFound);
    await expect(exportStatistics(ctx, "exposure", filter)).rejects.toBeInstanceOf(NotFound);
    const unit = await makeUnit("某单位");
    for (const actor of [contractorActor("x", "x", unit), drawn.actor]) {
      const foreign = await as(actor);
      for (const read of [
        readCases,
        readStages,
        readAgeing,
        readAnswers,
        readRounds,
        readVacancies,
        readInspections,
      ])
        await expect((async () => read(foreign, filter))()).rejects.toBeInstanceOf(NotFound);
      await expect(exportStatistics(foreign, "months", filter)).rejects.toBeInstanceOf(NotFound);
    }
  });

  it("costs one statement a chart or two, however many cases there are", async () => {
    const { ctx, filter } = await asked(station);
    const none = { ...filter, from: "2024-01-01", to: "2024-01-31" };
    const reads = [
      readCases,
      readStages,
      readAgeing,
      readAnswers,
      readRounds,
      readVacancies,
      readDrawn,
      readInspections,
      readComplaints,
      readFindings,
    ];
    const cost = (of: typeof filter) =>
      countStatements(db, async () => {
        for (const read of reads) await read(ctx, of);
      });
    expect(await cost(filter)).toBe(reads.length);
    expect(await cost(none)).toBe(reads.length);
  });
});

describe("the workbook of a chart", () => {
  it("holds the table's rows, without a formula, and is on record", async () => {
    const { ctx, filter } = await asked(station);
    await db.owner`update jurisdiction set name = '=HYPERLINK("x")' where code = '370212'`;
    const stream = await exportStatistics(ctx, "conclusions", filter);
    const table = await readByAnother(Buffer.from(await new Response(stream).arrayBuffer()));
    const areas = areaConclusions(await readCases(ctx, filter));
    expect(table[0]).toEqual(["监督区域", "通过", "修改后通过", "不通过", "尚无结论", "合计"]);
    expect(table.slice(1).map((row) => row.at(-1))).toEqual(areas.map(({ cases }) => cases));
    expect(table.find(([name]) => String(name).includes("HYPERLINK"))?.[0]).toBe(`'=HYPERLINK("x")`);
    await db.owner`update jurisdiction set name = '崂山区' where code = '370212'`;
    const trace = (await database().select().from(auditEntry)).filter(
      ({ action }) => action === "list.exported",
    );
    expect(trace.map(({ subjectId, detail }) => [subjectId, detail])).toContainEqual([
      "statistics",
      { table: "conclusions", filter: { ...filter }, rows: areas.length },
    ]);
  });

  it("is there for every table, and for no other word", async () => {
    const { ctx, filter } = await asked(station);
    const tables = ["months", "kinds", "stages", "panels", "ageing", "answers", "declines", "rounds"];
    for (const table of tables)
      expect(
        (await new Response(await exportStatistics(ctx, table, filter)).arrayBuffer()).byteLength,
      ).toBeGreaterThan(0);
    // A minute later: a person takes no more than ten in one.
    await db.advance(120_000);
    const later = await as(station);
    for (const table of [
      "redraws",
      "exposure",
      "inspections",
      "inspectionStates",
      "complaints",
      "defects",
      "items",
    ])
      expect(
        (await new Response(await exportStatistics(later, table, filter)).arrayBuffer()).byteLength,
      ).toBeGreaterThan(0);
    for (const table of ["cases", "toString", ""])
      await expect(exportStatistics(later, table, filter)).rejects.toBeInstanceOf(NotFound);
  });
});
