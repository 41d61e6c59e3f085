import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import {
  auditEntry,
  inspectionAnswer,
  inspectionDraft,
  inspectionFinding,
  siteFact,
} from "../../../src/db/schema";
import {
  findInspection,
  findVisit,
  listCandidates,
  pressDraw,
  publishDraw,
  readListFilter,
  recordInput,
  saveRecord,
  startVisit,
  submitRecord,
} from "../../../src/features/inspections";
import { checklist } from "../../../src/features/inspections/rules/checklist";
import type { UserActor } from "../../../src/platform/actor";
import { randomHex } from "../../../src/platform/crypto";
import { InvalidInput, NotFound } from "../../../src/platform/errors";
import { type coverWork, layFile, makeConcludedCase } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import {
  inspectionsHold,
  itemOf,
  listOf,
  makeInspector,
  makeWorks,
  problem,
  recordFields,
  storedRows,
  visited,
} from "../../support/inspection-world";
import { as } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
const day = 24 * 3_600_000;
let one: UserActor;
let other: UserActor;
let works: Awaited<ReturnType<typeof makeWorks>>;

const found = async (reasons: string | string[]) =>
  listCandidates(await as(one), readListFilter({ reasons }), { limit: 100, offset: 0 });
const stateOf = async (id: string) => (await findInspection(await as(one), id))?.state;

/** One row of NO_CASE for new works. */
async function aRow() {
  works = await makeWorks("370213");
  await db.advance(16 * day);
  const [row] = await listOf(one, { reasons: "NO_CASE" });
  return row!.id;
}

/** Works whose pit's plan was approved on the suite's day, with its hash. */
async function approvedWorks() {
  const at = await makeConcludedCase("PASS", { jurisdiction: "370213" });
  const plan = await layFile(at.caseId, "plan", at.filing.actor);
  const company = await layFile(at.caseId, "company_approval", at.filing.actor);
  const seal = await layFile(at.caseId, "supervisor_approval", at.filing.actor);
  await db.owner`insert into approval (id, case_id, ordinal, state, plan_file_id, plan_sha256, company_signatory, company_file_id,
      submitted_by, opinion_opened_at, supervisor_signatory, supervisor_file_id, decided_by, decided_at, site_code)
    values (gen_random_uuid(), ${at.caseId}, 1, 'APPROVED', ${plan.id}, ${plan.sha256}, '李总工', ${company.id},
      'x', app_now(), '总监', ${seal.id}, 'x', app_now(), ${randomHex(16)})`;
  await db.owner`update review_case set state = 'APPROVED', approved_at = app_now() where id = ${at.caseId}`;
  const [item] = await db.owner`select item_id as id from review_item where case_id = ${at.caseId}`;
  return { ...at, itemId: String(item?.id), sha256: plan.sha256 };
}

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  one = await makeInspector("district", "370213");
  other = await makeInspector("district", "370213");
});

describe("a visit", () => {
  it("is begun by the body whose list it is, once; before its record the unit knows nothing", async () => {
    const inspectionId = await aRow();
    const begin = async (actor: UserActor) => startVisit(await as(actor), { inspectionId });
    await expect(begin(await makeInspector("district", "370214"))).rejects.toBeInstanceOf(NotFound);
    await expect(begin(await makeInspector("station", "370200"))).rejects.toMatchObject({
      code: "OTHER_BODY",
    });
    await expect(begin(await makeInspector("bureau", "370200"))).rejects.toMatchObject({
      code: "NOT_INSPECTING",
    });
    await expect(begin(works.actor)).rejects.toBeInstanceOf(NotFound);
    await begin(one);
    await expect(begin(other)).rejects.toMatchObject({ code: "NOT_NOW" });
    expect(await stateOf(inspectionId)).toBe("ON_SITE");
    expect(await findInspection(await as(works.actor), inspectionId)).toBeNull();
  });

  it("of a drawn list is begun by the drawn alone", async () => {
    const people = [
      await makeInspector("district", "370202"),
      await makeInspector("district", "370202"),
      await makeInspector("district", "370202"),
    ];
    await makeWorks("370202");
    const { listId } = await publishDraw(await as(people[0]!), {
      title: "双随机",
      projects: 1,
      inspectors: 2,
      filter: readListFilter({}),
    });
    const [planned] = await storedRows(listId);
    expect(planned).toBeUndefined();
    await pressDraw(await as(people[0]!), { listId, nonce: randomHex(32) });
    const [row] = await storedRows(listId);
    const team = (await findInspection(await as(people[0]!), row!.id))?.team ?? [];
    const outside = people.find(({ personId }) => !team.includes(personId))!;
    const inside = people.find(({ personId }) => team.includes(personId))!;
    await expect(startVisit(await as(outside), { inspectionId: row!.id })).rejects.toMatchObject({
      code: "NOT_DRAWN",
    });
    await startVisit(await as(inside), { inspectionId: row!.id });
  });
});

describe("the record", () => {
  it("keeps what was typed, word for word, and lets nobody write over what another saved", async () => {
    const inspectionId = await aRow();
    await startVisit(await as(one), { inspectionId });
    const typed = recordInput.parse({
      inspectionId,
      base: "",
      press: "save",
      inspectors: "张",
      strange: "x",
      "answer.PLATFORM": "OK",
    });
    expect(typed.fields).toEqual({ inspectors: "张", "answer.PLATFORM": "OK" });
    const base = await saveRecord(await as(one), typed);
    await expect(
      saveRecord(await as(other), { ...typed, fields: { inspectors: "李" } }),
    ).rejects.toMatchObject({ code: "OTHER_WINDOW" });
    const visit = await findVisit(await as(other), (await findInspection(await as(other), inspectionId))!);
    expect(visit).toMatchObject({ base, fields: { inspectors: "张", "answer.PLATFORM": "OK" } });
    await saveRecord(await as(other), { inspectionId, base, fields: { inspectors: "张、李" } });
    const saved = await database()
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, "inspection.draftSaved"));
    expect(JSON.stringify(saved.map(({ detail }) => detail))).not.toContain("张");
    await expect(saveRecord(await as(works.actor), typed)).rejects.toBeInstanceOf(NotFound);
  });

  it("is refused beside each field that lacks something, and nothing is written", async () => {
    const inspectionId = await aRow();
    await startVisit(await as(one), { inspectionId });
    const { attendees: _, ...rest } = recordFields(
      {},
      { inspectors: "张检查", "answer.PLATFORM": "NOT_APPLICABLE" },
    );
    const fields = { ...rest, [`begun.${works.itemId}`]: "2026-10-01", [`sha.${works.itemId}`]: "abc" };
    const refused = await submitRecord(await as(one), { inspectionId, base: "", fields }).catch(
      (error) => error,
    );
    expect(refused).toBeInstanceOf(InvalidInput);
    expect(Object.keys(refused.fields).sort()).toEqual(
      ["answer.PLATFORM", "answer.STARTED_EARLY", "attendees", "inspectors", `sha.${works.itemId}`].sort(),
    );
    expect(
      await database().select().from(inspectionAnswer).where(eq(inspectionAnswer.inspectionId, inspectionId)),
    ).toEqual([]);
    expect(await stateOf(inspectionId)).toBe("ON_SITE");
  });

  it("closes the inspection when nothing was found, and is found no second time", async () => {
    const inspectionId = await aRow();
    expect(await visited(one, inspectionId)).toMatchObject({ findings: 0 });
    expect(await stateOf(inspectionId)).toBe("CLOSED");
    expect(await found("NO_CASE")).toEqual([]);
    expect((await findInspection(await as(works.actor), inspectionId))?.answers).toHaveLength(
      checklist.length,
    );
  });

  it("writes problems as findings with their clauses, and the draft is gone", async () => {
    const inspectionId = await aRow();
    await startVisit(await as(one), { inspectionId });
    const base = await saveRecord(await as(one), { inspectionId, base: "", fields: { note: "先记一笔" } });
    const fields = recordFields({
      NO_CASE: problem("未论证即开挖"),
      NO_SUPERVISION_RULES: problem("没有细则"),
    });
    const handIn = { inspectionId, base, fields };
    await expect(submitRecord(await as(one), { ...handIn, base: "" })).rejects.toMatchObject({
      code: "OTHER_WINDOW",
    });
    expect(await submitRecord(await as(one), handIn)).toMatchObject({ findings: 2 });
    const findings = await database()
      .select()
      .from(inspectionFinding)
      .where(eq(inspectionFinding.inspectionId, inspectionId));
    expect(findings.map(({ code, duty }) => [code, duty]).sort()).toEqual([
      ["NO_CASE", "contractor"],
      ["NO_SUPERVISION_RULES", "supervision"],
    ]);
    expect(findings[0]?.basis.join()).toContain("第三十四条");
    expect(
      await database().select().from(inspectionDraft).where(eq(inspectionDraft.inspectionId, inspectionId)),
    ).toEqual([]);
    expect(await stateOf(inspectionId)).toBe("FINDINGS");
    await expect(submitRecord(await as(one), { ...handIn, base: "" })).rejects.toMatchObject({
      code: "NOT_NOW",
    });
    await expect(
      database().insert(inspectionAnswer).values({ inspectionId, code: "LATE", answer: "OK" }),
    ).rejects.toThrow();
    await expect(
      db.owner`update inspection set inspectors = '别人' where id = ${inspectionId}`,
    ).rejects.toThrow(/record is fixed/);
  });
});

describe("what was seen of the works", () => {
  let both: Awaited<ReturnType<typeof approvedWorks>>[];
  beforeAll(async () => {
    both = [await approvedWorks(), await approvedWorks()];
  });

  it("becomes an automatic finding of the work it was seen of, until somebody writes it up", async () => {
    const at = both[0]!;
    // The row is about another pit of the same works; the approved one is seen in passing.
    const second = await coverOther(at.filing);
    await db.advance(16 * day);
    const rows = await listOf(one, { reasons: "NO_CASE" });
    const about = rows.find(({ itemId }) => itemId === second)!;
    const wrong = randomHex(32);
    await visited(
      one,
      about.id,
      recordFields(
        {},
        {
          [`begun.${at.itemId}`]: "2026-11-01",
          [`plan.${at.itemId}`]: "SAME",
          [`sha.${at.itemId}`]: wrong,
        },
      ),
    );
    const [fact] = await database().select().from(siteFact).where(eq(siteFact.inspectionId, about.id));
    expect(fact).toMatchObject({
      itemId: at.itemId,
      caseId: at.caseId,
      begunOn: "2026-11-01",
      plan: "DIFFERENT",
      planSha256: wrong,
    });
    const seen = await found(["STARTED_EARLY", "VERSION_DIFFERS"]);
    expect(seen.map(({ reason, itemId, caseId }) => [reason, itemId, caseId])).toEqual([
      ["STARTED_EARLY", at.itemId, at.caseId],
      ["VERSION_DIFFERS", at.itemId, at.caseId],
    ]);
    expect(seen[0]?.fact).toContain("2026年11月1日开工");

    const listed = await listOf(one, { reasons: ["STARTED_EARLY", "VERSION_DIFFERS"] });
    expect(await found(["STARTED_EARLY", "VERSION_DIFFERS"])).toEqual([]);
    const early = listed.find(({ reason }) => reason === "STARTED_EARLY")!;
    // There the answers are bound by what is seen.
    await startVisit(await as(one), { inspectionId: early.id });
    const again = { [`begun.${at.itemId}`]: "2026-11-01", [`plan.${at.itemId}`]: "NONE" };
    const refused = await submitRecord(await as(one), {
      inspectionId: early.id,
      base: "",
      fields: recordFields({}, again),
    }).catch((error) => error);
    expect(Object.keys(refused.fields)).toEqual(["answer.STARTED_EARLY", "answer.VERSION_DIFFERS"]);
    await submitRecord(await as(one), {
      inspectionId: early.id,
      base: "",
      fields: recordFields(
        { STARTED_EARLY: problem("未批先建"), VERSION_DIFFERS: problem("现场无方案") },
        again,
      ),
    });
    expect(await found(["STARTED_EARLY", "VERSION_DIFFERS"])).toEqual([]);
  });

  it("is in order when work began after the permission and the file is the approved one", async () => {
    const at = both[1]!;
    const second = await coverOther(at.filing);
    await db.advance(16 * day);
    const today = (await as(one)).now.toISOString().slice(0, 10);
    const rows = await listOf(one, { reasons: "NO_CASE" });
    const about = rows.find(({ itemId }) => itemId === second)!;
    await visited(
      one,
      about.id,
      recordFields(
        {},
        { [`begun.${at.itemId}`]: today, [`plan.${at.itemId}`]: "NONE", [`sha.${at.itemId}`]: at.sha256 },
      ),
    );
    expect(await found(["STARTED_EARLY", "VERSION_DIFFERS"])).toEqual([]);
  });
});

/** A second over-scale pit on the list of works, that no case covers. */
async function coverOther(filing: Parameters<typeof coverWork>[0]): Promise<string> {
  const { recordItem } = await import("../../../src/features/projects");
  const { itemInput } = await import("../../../src/features/projects/input");
  const item = {
    projectId: filing.projectId,
    kind: "pit",
    part: "另一工作井",
    "p.depth": "7",
    "u.depth": "m",
  };
  const { itemId } = await recordItem(await as(filing.actor), itemInput.parse(item));
  expect((await itemOf(itemId)).result).toBe("OVER_SCALE");
  return itemId;
}

it("leaves data in which everything holds", inspectionsHold);
