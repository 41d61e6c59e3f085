import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { and, eq } from "drizzle-orm";
import { type ObjectStore, startObjectStore } from "../../../dev/object-store";
import { database } from "../../../src/db/client";
import { auditEntry, storedFile } from "../../../src/db/schema";
import { findReport } from "../../../src/features/reports";
import { makeForm, makeMissingForms } from "../../../src/features/reports/handover/make-form";
import { printReport, reportAddress } from "../../../src/features/reports/handover/print-report";
import { openFile } from "../../../src/features/reviews";
import { systemContext } from "../../../src/platform/context";
import { sha256 } from "../../../src/platform/crypto";
import { ensureBucket } from "../../../src/platform/storage";
import { useDatabase } from "../../support/database";
import { readPaper, readQr } from "../../support/read-paper";
import { as } from "../../support/world";
import { lock, type Meeting, makeMeeting, reportOf } from "./report-world";

jest.setTimeout(60_000);
useDatabase();

let dir: string;
let store: ObjectStore;
let meeting: Meeting;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "gongping-report-"));
  store = await startObjectStore({ dir, accessKey: "test-access", secretKey: "test-only-test-only" });
  process.env.S3_ENDPOINT = store.endpoint;
  await ensureBucket();
  meeting = await makeMeeting();
  await lock(meeting);
}, 60_000);
afterAll(async () => {
  await store.stop();
  rmSync(dir, { recursive: true });
});

/** Without the spaces and line ends a viewer puts between runs. */
const plain = (text: string) => text.replace(/\s/g, "");

it("says on every page which report it is, by code and by QR", async () => {
  const found = (await findReport({}, meeting.caseId))!;
  const many = Array.from({ length: 40 }, (_, index) => ({
    ...found.content.items[0]!,
    text: `第${index + 1}项：补充第3道支撑拆除工况的验算，并附计算简图和荷载取值依据`,
  }));
  const [first] = found.content.panel;
  const panel = [{ ...first!, name: "𠮷·买买提" }, ...found.content.panel.slice(1)];
  const pdf = await printReport({ ...found, content: { ...found.content, items: many, panel } });
  if (process.env.KEEP_PAPER) writeFileSync(process.env.KEEP_PAPER, pdf);
  const pages = await readPaper(pdf);
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) {
    expect(plain(page.text)).toContain(found.checkCode);
    expect(readQr(page)).toBe(reportAddress(found.publicCode));
    expect(page.ink).toBeGreaterThan(0.01);
  }
  const all = plain(pages.map(({ text }) => text).join(""));
  for (const words of [
    "专项施工方案专家论证报告",
    "方案内容是否完整、可行",
    "计算书和验算依据、施工图是否符合有关标准规范",
    "是否满足现场实际情况，并能够确保施工安全",
    "修改后通过",
    "没有不同意见",
    "签名（手写）",
    "买买提",
    found.content.plan.sha256,
    found.contentHash,
    ...found.content.panel.slice(1).map(({ name }) => name),
  ]) {
    expect(all).toContain(words);
  }
  // No heading stands alone at the foot of a page.
  for (const { text } of pages.filter((page) => plain(page.text).includes("三、必须修改的内容")))
    expect(plain(text)).toContain("方案章节");
  // The table's head is repeated where it goes on.
  expect(all.split("方案章节").length - 1).toBeGreaterThan(1);
});

it("is made once, kept under its digest, and read by those who see the case", async () => {
  const { id } = await reportOf(meeting.caseId);
  const ctx = await systemContext("test");
  await Promise.all([makeForm(ctx, { reportId: id }), makeForm(ctx, { reportId: id })]);
  expect(await makeForm(ctx, { reportId: id })).toBe(false);
  expect(await makeMissingForms(ctx)).toBe(0);
  const rows = await database()
    .select()
    .from(storedFile)
    .where(and(eq(storedFile.caseId, meeting.caseId), eq(storedFile.kind, "report_form")));
  expect(rows).toMatchObject([{ state: "AVAILABLE", version: 1, contentType: "application/pdf" }]);
  expect((await reportOf(meeting.caseId)).formFileId).toBe(rows[0]!.id);
  const file = await openFile(await as(meeting.filing.actor), rows[0]!.id);
  const bytes = await buffer(file.body);
  expect(sha256(bytes)).toBe(rows[0]!.sha256);
  expect(rows[0]!.objectKey).toContain(sha256(bytes).slice(0, 40));
  expect(rows[0]!.pages).toBe((await readPaper(bytes)).length);
  const made = await database()
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.subjectId, meeting.caseId), eq(auditEntry.action, "file.made")));
  expect(made).toHaveLength(1);
});
