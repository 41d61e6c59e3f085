import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, like } from "drizzle-orm";
import { type ObjectStore, startObjectStore } from "../../../dev/object-store";
import { database } from "../../../src/db/client";
import { auditEntry, circular, inspection, inspectionFinding, smsMessage } from "../../../src/db/schema";
import {
  checkReplies,
  closeInspection,
  demandRectification,
  escalateInspection,
  findInspection,
  listCirculars,
  listInspectionFiles,
  markOverdueRectifications,
  openInspectionFile,
  remindRectifications,
  replyFindings,
  startVisit,
  storeInspectionFile,
} from "../../../src/features/inspections";
import { addDays, BUREAU, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { InvalidInput, NotFound } from "../../../src/platform/errors";
import { randomId } from "../../../src/platform/id";
import { ensureBucket } from "../../../src/platform/storage";
import { supervisorOf } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import {
  inspectionsHold,
  listOf,
  makeInspector,
  makeWorks,
  problem,
  recordFields,
  visited,
} from "../../support/inspection-world";
import { makePng } from "../../support/sample-pictures";
import { as, makeUnit } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
const day = 24 * 3_600_000;
let store: ObjectStore;
let dir: string;
let one: UserActor;
let works: Awaited<ReturnType<typeof makeWorks>>;
let supervision: UserActor;

const dueIn = async (days: number) => addDays(dateAt(await readNow()), days);
const rowOf = async (id: string) =>
  (await database().select().from(inspection).where(eq(inspection.id, id)))[0]!;
const findingsOf = async (id: string) =>
  database()
    .select()
    .from(inspectionFinding)
    .where(eq(inspectionFinding.inspectionId, id))
    .orderBy(inspectionFinding.ordinal);
const messages = (template: string) =>
  database().select().from(smsMessage).where(eq(smsMessage.template, template));

/** Visited with two problems, one for each unit. */
async function withFindings() {
  works = await makeWorks("370213");
  supervision = await supervisorOf(works);
  await db.advance(16 * day);
  const [row] = await listOf(one, { reasons: "NO_CASE" });
  await visited(
    one,
    row!.id,
    recordFields({ NO_CASE: problem("未论证"), NO_SUPERVISION_RULES: problem("无细则") }),
  );
  return row!.id;
}

async function demanded() {
  const inspectionId = await withFindings();
  await demandRectification(await as(one), {
    inspectionId,
    demand: "立即停工整改",
    dueDate: await dueIn(15),
  });
  return inspectionId;
}

const reply = async (actor: UserActor, inspectionId: string, text = "已经整改") => {
  const open = await findingsOf(inspectionId);
  return replyFindings(await as(actor), {
    inspectionId,
    replies: Object.fromEntries(open.map(({ id }) => [id, text])),
  });
};

async function resubmitted() {
  const inspectionId = await demanded();
  await reply(works.actor, inspectionId);
  await reply(supervision, inspectionId);
  return inspectionId;
}

const check = async (
  inspectionId: string,
  done: (ordinal: number) => boolean,
  dueDate: string | null = null,
) =>
  checkReplies(await as(one), {
    inspectionId,
    checks: Object.fromEntries(
      (await findingsOf(inspectionId)).map(({ id, ordinal }) => [
        id,
        { done: done(ordinal), remark: done(ordinal) ? "" : "还缺论证" },
      ]),
    ),
    dueDate,
  });

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "inspection-files-"));
  store = await startObjectStore({ dir, accessKey: "test-access", secretKey: "test-only-test-only" });
  process.env.S3_ENDPOINT = store.endpoint;
  await ensureBucket();
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  one = await makeInspector("district", "370213");
});
afterAll(async () => {
  await store.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe("the demand", () => {
  it("has a day that is still to come, and tells each unit once", async () => {
    const inspectionId = await withFindings();
    const ask = async (dueDate: string) =>
      demandRectification(await as(one), { inspectionId, demand: "整改", dueDate });
    await expect(ask(dateAt(await readNow()))).rejects.toBeInstanceOf(InvalidInput);
    await expect(ask(await dueIn(400))).rejects.toBeInstanceOf(InvalidInput);
    await ask(await dueIn(15));
    expect(await rowOf(inspectionId)).toMatchObject({ state: "RECTIFY", round: 1, demand: "整改" });
    expect((await messages("rectificationDemanded")).map(({ personId }) => personId).sort()).toEqual(
      [works.actor.personId, supervision.personId].sort(),
    );
    await expect(ask(await dueIn(15))).rejects.toMatchObject({ code: "NOT_NOW" });
  });

  it("is seen by the inspected units and by no other", async () => {
    const inspectionId = await demanded();
    expect((await findInspection(await as(works.actor), inspectionId))?.findings).toHaveLength(2);
    expect((await findInspection(await as(supervision), inspectionId))?.findings).toHaveLength(2);
    const stranger = { ...works.actor, organizationId: (await makeUnit("别的单位")).id };
    expect(await findInspection(await as(stranger), inspectionId)).toBeNull();
    expect(
      await findInspection(await as(await makeInspector("district", "370214")), inspectionId),
    ).toBeNull();
    await expect(reply(stranger, inspectionId)).rejects.toBeInstanceOf(NotFound);
  });
});

describe("the reply", () => {
  it("of each unit answers its own findings; the last one hands it in", async () => {
    const inspectionId = await demanded();
    await expect(replyFindings(await as(works.actor), { inspectionId, replies: {} })).rejects.toBeInstanceOf(
      InvalidInput,
    );
    await reply(works.actor, inspectionId);
    expect((await rowOf(inspectionId)).state).toBe("RECTIFY");
    await expect(reply(works.actor, inspectionId)).rejects.toMatchObject({ code: "REPLIED" });
    await reply(supervision, inspectionId);
    expect((await rowOf(inspectionId)).state).toBe("RESUBMITTED");
    const seen = await findInspection(await as(one), inspectionId);
    expect(seen?.findings.map(({ replies }) => replies.map(({ text }) => text))).toEqual([
      ["已经整改"],
      ["已经整改"],
    ]);
    await expect(reply(supervision, inspectionId)).rejects.toMatchObject({ code: "NOT_NOW" });
  });
});

describe("the check", () => {
  it("verifies what is done, and the inspection is closed for good", async () => {
    const inspectionId = await resubmitted();
    expect(await check(inspectionId, () => true)).toMatchObject({ verified: true });
    expect((await rowOf(inspectionId)).state).toBe("VERIFIED");
    await closeInspection(await as(one), { inspectionId, note: "整改到位，同意结案" });
    expect(await rowOf(inspectionId)).toMatchObject({ state: "CLOSED", closingNote: "整改到位，同意结案" });
    await expect(closeInspection(await as(one), { inspectionId, note: "再次" })).rejects.toMatchObject({
      code: "NOT_NOW",
    });
    await expect(db.owner`update inspection set demand = 'x' where id = ${inspectionId}`).rejects.toThrow(
      /closed/,
    );
  });

  it("sends back what is not done with a new day, and only that is asked again", async () => {
    const inspectionId = await resubmitted();
    await expect(check(inspectionId, (ordinal) => ordinal > 1)).rejects.toBeInstanceOf(InvalidInput);
    await check(inspectionId, (ordinal) => ordinal > 1, await dueIn(7));
    expect(await rowOf(inspectionId)).toMatchObject({ state: "RECTIFY", round: 2 });
    expect((await messages("rectificationReturned")).length).toBeGreaterThan(0);
    await expect(reply(supervision, inspectionId)).rejects.toMatchObject({ code: "NOTHING_ASKED" });
    await reply(works.actor, inspectionId, "已经论证");
    expect((await rowOf(inspectionId)).state).toBe("RESUBMITTED");
    await check(inspectionId, () => true);
    const [first] = (await findInspection(await as(one), inspectionId))!.findings;
    expect(first?.replies.map(({ round, text }) => [round, text])).toEqual([
      [1, "已经整改"],
      [2, "已经论证"],
    ]);
    expect(first?.checks.map(({ done }) => done)).toEqual([false, true]);
  });

  it("is decided once by two who press together", async () => {
    const inspectionId = await resubmitted();
    const done = await Promise.allSettled([check(inspectionId, () => true), check(inspectionId, () => true)]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("time", () => {
  it("reminds before the day and marks what is late, each once a round", async () => {
    const inspectionId = await demanded();
    const system = () => systemContext("test");
    expect(await remindRectifications(await system())).toBe(0);
    await db.advance(14 * day);
    expect(await remindRectifications(await system())).toBeGreaterThan(0);
    expect(await remindRectifications(await system())).toBe(0);
    expect((await rowOf(inspectionId)).overdueAt).toBeNull();
    await db.advance(2 * day);
    while ((await markOverdueRectifications(await system())) > 0);
    expect((await rowOf(inspectionId)).overdueAt).not.toBeNull();
    const traced = await database()
      .select()
      .from(auditEntry)
      .where(and(eq(auditEntry.subjectId, inspectionId), like(auditEntry.action, "inspection.%")));
    expect(traced.filter(({ action }) => action === "inspection.overdue")).toHaveLength(1);
    // Late is late, and taken all the same.
    await reply(works.actor, inspectionId);
  });
});

describe("escalation", () => {
  it("drafts a circular to the competent body and the units above, and leaves the way to answer open", async () => {
    const inspectionId = await demanded();
    const parent = await makeUnit("集团公司");
    const regulator = await makeUnit("国资委");
    await db.owner`update organization set stop_node = true, stop_reason = '出资监管' where id = ${regulator.id}`;
    const own = async (
      owner: string,
      owned: string,
    ) => db.owner`insert into ownership (id, owner_id, owned_id, percent, controls, valid_from)
      values (${randomId()}, ${owner}, ${owned}, 100, true, '2020-01-01')`;
    await own(parent.id, works.contractor.id);
    await own(regulator.id, parent.id);
    const input = { inspectionId, reason: "逾期未整改" };
    await expect(escalateInspection(await as(works.actor), input)).rejects.toMatchObject({
      code: "NOT_INSPECTING",
    });
    const { circularId } = await escalateInspection(await as(one), input);
    const [drafted] = await database().select().from(circular).where(eq(circular.id, circularId));
    expect(drafted?.content.recipients).toEqual([BUREAU, expect.stringContaining(parent.name)]);
    expect(drafted?.content.paragraphs.join()).toContain("未论证");
    expect(drafted?.number).toMatch(/^TB-202\d-\d{5}$/);
    expect(await listCirculars(await as(works.actor), inspectionId)).toEqual([]);
    expect(await listCirculars(await as(one), inspectionId)).toHaveLength(1);
    await expect(escalateInspection(await as(one), input)).rejects.toMatchObject({ code: "NOT_NOW" });
    await reply(works.actor, inspectionId);
    await reply(supervision, inspectionId);
    expect((await rowOf(inspectionId)).state).toBe("RESUBMITTED");
  });
});

describe("photographs and papers", () => {
  const slot = (inspectionId: string, kind: "SITE_PHOTO" | "REPLY", findingId = "") =>
    ({ ownerType: "inspection", ownerId: inspectionId, kind, findingId }) as const;
  const file = (width: number) => ({ name: "现场.png", bytes: makePng(width, 3) });

  it("are taken on the visit by the body, and opened by whoever sees the inspection", async () => {
    works = await makeWorks("370213");
    await db.advance(16 * day);
    const [row] = await listOf(one, { reasons: "NO_CASE" });
    const inspectionId = row!.id;
    const store = async (actor: UserActor, width: number) =>
      storeInspectionFile(await as(actor), slot(inspectionId, "SITE_PHOTO"), file(width));
    await expect(store(one, 4)).rejects.toMatchObject({ problem: "CLOSED" });
    await startVisit(await as(one), { inspectionId });
    const id = await store(one, 4);
    await expect(store(one, 4)).rejects.toMatchObject({ problem: "DUPLICATE" });
    await expect(store(works.actor, 5)).rejects.toBeInstanceOf(NotFound);
    await expect(store(await makeInspector("station", "370200"), 5)).rejects.toBeInstanceOf(NotFound);
    await expect(
      storeInspectionFile(await as(one), slot(inspectionId, "SITE_PHOTO"), {
        name: "a.png",
        bytes: Buffer.from("x"),
      }),
    ).rejects.toMatchObject({ name: "EvidenceRefused" });
    await expect(openInspectionFile(await as(works.actor), id)).rejects.toBeInstanceOf(NotFound);
    const opened = await openInspectionFile(await as(one), id);
    expect(opened).toMatchObject({ contentType: "image/png", name: "现场.png" });
    opened.body.destroy();
    expect(
      await listInspectionFiles(await as(works.actor), { type: "inspection", id: inspectionId }),
    ).toEqual([]);
  });

  it("of a rectification come from the unit that answers, while it answers", async () => {
    const inspectionId = await demanded();
    const [finding] = await findingsOf(inspectionId);
    const store = async (actor: UserActor, findingId: string, width: number) =>
      storeInspectionFile(await as(actor), slot(inspectionId, "REPLY", findingId), file(width));
    const id = await store(works.actor, finding!.id, 6);
    await expect(store(one, finding!.id, 7)).rejects.toBeInstanceOf(NotFound);
    await expect(store(works.actor, randomId(), 8)).rejects.toBeInstanceOf(NotFound);
    const seen = await listInspectionFiles(await as(one), { type: "inspection", id: inspectionId });
    expect(seen.map(({ id: of, unit, round }) => [of, unit, round])).toEqual([
      [id, expect.stringContaining(works.contractor.name), 1],
    ]);
    await reply(works.actor, inspectionId);
    await reply(supervision, inspectionId);
    await expect(store(works.actor, finding!.id, 9)).rejects.toMatchObject({ problem: "CLOSED" });
  });
});

it("leaves data in which everything holds", inspectionsHold);
