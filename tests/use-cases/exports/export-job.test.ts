import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { readSheet } from "read-excel-file/node";
import { checkInvariants } from "../../../bin/invariants";
import { type ObjectStore, startObjectStore } from "../../../dev/object-store";
import { database } from "../../../src/db/client";
import { appUser, auditEntry, exportJob, smsMessage } from "../../../src/db/schema";
import { findExports, openExport, requestExport } from "../../../src/features/exports";
import { handlersFor } from "../../../src/features/exports/handlers";
import { expireExports, resumeExports } from "../../../src/features/exports/sweep-exports";
import { exportInspections, readInspectionFilter } from "../../../src/features/inspections";
import { registerExport } from "../../../src/features/inspections/handlers";
import type { UserActor } from "../../../src/platform/actor";
import { systemContext } from "../../../src/platform/context";
import { Conflict, NotFound } from "../../../src/platform/errors";
import { performDue } from "../../../src/platform/queue/perform";
import { ensureBucket, sizeOfObject } from "../../../src/platform/storage";
import { useDatabase } from "../../support/database";
import { listOf, makeInspector, makeWorks } from "../../support/inspection-world";
import { as } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
const day = 24 * 3_600_000;
let store: ObjectStore;
let dir: string;
let one: UserActor;

/** An inspector with a login: the worker finds her standing by it. */
async function loggedIn(jurisdiction: string): Promise<UserActor> {
  const actor = await makeInspector("district", jurisdiction);
  await database().insert(appUser).values({ id: actor.id, personId: actor.personId, userType: "natural" });
  return actor;
}
const handlers = new Map(handlersFor([registerExport]).map((handler) => [handler.name, handler]));
const perform = () => performDue(handlers);
const ask = async (actor: UserActor, keyword?: string) => {
  const made = await exportInspections(await as(actor), readInspectionFilter({ keyword }), 2);
  if (!("exportId" in made)) throw new Error("a long list was written at once");
  return made.exportId;
};
const rowOf = async (id: string) =>
  (await database().select().from(exportJob).where(eq(exportJob.id, id)))[0]!;
const bytesOf = async (actor: UserActor, id: string) => {
  const chunks: Buffer[] = [];
  for await (const chunk of (await openExport(await as(actor), id)).body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};
const traced = async (id: string) =>
  (await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id))).map(
    ({ action }) => action,
  );

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "exports-"));
  store = await startObjectStore({ dir, accessKey: "test-access", secretKey: "test-only-test-only" });
  process.env.S3_ENDPOINT = store.endpoint;
  await ensureBucket();
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  one = await loggedIn("370213");
  for (let index = 0; index < 5; index++) await makeWorks("370213");
  await makeWorks("370214");
  await db.advance(16 * day);
  await listOf(one, { reasons: "NO_CASE" });
  await listOf(await makeInspector("district", "370214"), { reasons: "NO_CASE" });
});
afterAll(async () => {
  await store.stop();
  rmSync(dir, { recursive: true, force: true });
});

it("is written at once while it is short", async () => {
  const made = await exportInspections(await as(one), readInspectionFilter({}), 5);
  expect(made).toBeInstanceOf(ReadableStream);
});

it("is written by the worker when it is long: the rows of its reader's scope, each once, with a message", async () => {
  const exportId = await ask(one);
  expect(await rowOf(exportId)).toMatchObject({ state: "QUEUED", total: 5, done: 0, objectKey: null });
  await expect(openExport(await as(one), exportId)).rejects.toBeInstanceOf(NotFound);
  await perform();
  const row = await rowOf(exportId);
  expect(row).toMatchObject({ state: "READY", total: 5, done: 5 });
  expect(row.expiresAt!.getTime() - row.finishedAt!.getTime()).toBe(3 * day);
  const [head, ...rows] = await readSheet(await bytesOf(one, exportId));
  expect(head?.slice(0, 3)).toEqual(["序号", "检查编号", "工程名称"]);
  expect(rows.map(([ordinal]) => ordinal)).toEqual([1, 2, 3, 4, 5]);
  const numbers = rows.map(([, number]) => String(number));
  expect(numbers).toEqual([...new Set(numbers)].sort());
  expect(await traced(exportId)).toEqual(
    expect.arrayContaining(["export.requested", "export.begun", "export.finished", "export.downloaded"]),
  );
  const [told] = await database().select().from(smsMessage).where(eq(smsMessage.template, "exportReady"));
  expect(told?.personId).toBe(one.personId);
  // A wake-up call that comes twice writes nothing twice.
  await handlers.get("exports.write-export")?.run(await systemContext("test"), { exportId });
  expect((await rowOf(exportId)).objectKey).toBe(row.objectKey);
});

it("is there for the one who asked and for nobody else", async () => {
  const exportId = await ask(one);
  await perform();
  const other = await loggedIn("370213");
  await expect(openExport(await as(other), exportId)).rejects.toBeInstanceOf(NotFound);
  expect((await findExports(await as(other))).map(({ id }) => id)).not.toContain(exportId);
  expect((await findExports(await as(one))).map(({ id }) => id)).toContain(exportId);
});

it("gives nothing to whoever has lost her post meanwhile, and says so", async () => {
  const leaving = await loggedIn("370213");
  const exportId = await ask(leaving);
  await db.owner`update staff_post set valid_to = '2026-12-01' where person_id = ${leaving.personId}`;
  await perform();
  expect(await rowOf(exportId)).toMatchObject({ state: "FAILED", objectKey: null });
  const [told] = await database().select().from(smsMessage).where(eq(smsMessage.template, "exportFailed"));
  expect(told?.personId).toBe(leaving.personId);
});

it("that the store did not take has failed and leaves nothing behind", async () => {
  const exportId = await ask(one);
  store.cut();
  await perform();
  store.heal();
  expect(await rowOf(exportId)).toMatchObject({ state: "FAILED", objectKey: null, size: null });
});

it("begins anew when its worker was killed", async () => {
  const exportId = await ask(one);
  await db.owner`update outbox set done_at = app_now() where done_at is null`;
  await db.owner`update export_job set state = 'RUNNING', done = 3, beat_at = app_now() where id = ${exportId}`;
  expect(await resumeExports(await systemContext("test"))).toBe(0);
  await db.advance(6 * 60_000);
  expect(await resumeExports(await systemContext("test"))).toBe(1);
  await perform();
  expect(await rowOf(exportId)).toMatchObject({ state: "READY", done: 5 });
});

it("is kept for its days and no longer, nor is what was typed for it", async () => {
  const exportId = await ask(one, "JC-");
  await perform();
  const { objectKey, filter } = await rowOf(exportId);
  expect(filter).toEqual({ keyword: "JC-" });
  const [asked] = await database()
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.subjectId, exportId))
    .orderBy(auditEntry.at);
  expect(asked?.detail).toMatchObject({ filter: { keyword: true } });
  await db.advance(3 * day + 60_000);
  await expect(openExport(await as(one), exportId)).rejects.toBeInstanceOf(NotFound);
  while ((await expireExports(await systemContext("test"))) > 0);
  expect(await rowOf(exportId)).toMatchObject({ state: "EXPIRED", objectKey: null, filter: {} });
  expect(await sizeOfObject(objectKey ?? "")).toBeNull();
  await expect(db.owner`update export_job set state = 'READY' where id = ${exportId}`).rejects.toThrow(
    /ended/,
  );
});

it("is bounded: three of a person at a time, and so many rows", async () => {
  for (let index = 0; index < 3; index++) await ask(one);
  await expect(ask(one)).rejects.toMatchObject({ code: "TOO_MANY_EXPORTS" });
  await perform();
  const wish = { list: "inspections", filter: {}, fileName: "监督检查.xlsx", total: 200_001 } as const;
  await expect(requestExport(await as(one), wish)).rejects.toBeInstanceOf(Conflict);
});

it("leaves data in which everything holds", async () => {
  const findings = await checkInvariants(database());
  expect(
    findings.filter(({ offenders, name }) => offenders.length > 0 && name.startsWith("exports.")),
  ).toEqual([]);
});
