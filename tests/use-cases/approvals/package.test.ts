import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { eq, sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { database } from "../../../src/db/client";
import { approval, auditEntry, storedFile } from "../../../src/db/schema";
import { exportPackage, findOwnSite, findSite, printNotice } from "../../../src/features/approvals";
import { verifyPackage } from "../../../src/features/approvals/package/verify-package";
import { publicContext } from "../../../src/platform/context";
import { randomHex, sha256 } from "../../../src/platform/crypto";
import { type ConcludedCase, layFile, makeConcludedCase } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { as, contractorActor, makeUnit, regulatorActor } from "../../support/world";

const mockReadable = Readable;
const mockObjects = new Map<string, Buffer>();
jest.mock("../../../src/platform/storage", () => ({
  getObject: async (key: string) => mockReadable.from([mockObjects.get(key) ?? Buffer.alloc(0)]),
  sizeOfObject: async (key: string) => mockObjects.get(key)?.length ?? null,
}));

jest.setTimeout(60_000);
const db = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "package-"));
let at: ConcludedCase;

beforeAll(async () => {
  at = await makeConcludedCase("PASS");
  // The plan's bytes, as an upload would have stored them.
  const body = Buffer.from(`%PDF-1.7 ${"方案".repeat(5000)}`);
  const [plan] = await database().select().from(storedFile).where(eq(storedFile.id, at.plan.fileId));
  mockObjects.set(plan!.objectKey, body);
  await behindGuards(
    (owner) =>
      owner`update stored_file set size = ${body.length}, sha256 = ${sha256(body)} where id = ${at.plan.fileId}`,
  );
});

/** A file's row never changes; only the suite can put bytes behind one that was laid without. */
async function behindGuards(change: (owner: TransactionSql) => Promise<unknown>): Promise<void> {
  await db.owner.begin(async (owner) => {
    await owner`set local session_replication_role = replica`;
    await change(owner);
  });
}

async function exported(actor: Parameters<typeof as>[0], name: string): Promise<string> {
  const { body } = await exportPackage(await as(actor), at.caseId);
  const file = join(folder, name);
  await pipeline(body, createWriteStream(file));
  return file;
}

/** The file with one byte of the given text changed. */
function tampered(file: string, text: string, name: string): string {
  const bytes = readFileSync(file);
  const where = bytes.indexOf(text);
  expect(where).toBeGreaterThan(0);
  bytes.writeUInt8(bytes.readUInt8(where + 2) ^ 1, where + 2);
  const target = join(folder, name);
  writeFileSync(target, bytes);
  return target;
}

describe("an evidence package", () => {
  it("verifies offline, by the command too, and says so when a byte was changed", async () => {
    const file = await exported(at.filing.actor, "own.zip");
    expect(await verifyPackage(file)).toEqual([]);
    const run = (path: string) =>
      spawnSync(process.execPath, ["bin/verify-package", path], { encoding: "utf8" });
    expect(run(file)).toMatchObject({ status: 0, stdout: "全部文件与清单相符\n" });
    const changed = tampered(file, "方案方案方案方案方案", "plan.zip");
    expect(await verifyPackage(changed)).toEqual([
      expect.stringMatching(/^文件与清单不符：文件\/专项施工方案/),
    ]);
    expect(run(changed).status).toBe(1);
    expect(await verifyPackage(tampered(file, '"action":"case.submitted"', "log.zip"))).toEqual([
      "文件与清单不符：全程记录/记录.jsonl",
    ]);
    const cut = join(folder, "cut.zip");
    writeFileSync(cut, readFileSync(file).subarray(0, 2000));
    expect(await verifyPackage(cut)).toEqual(["这不是完整的zip文件"]);
    const reader = readFileSync(file).toString("utf8");
    expect(reader).toContain("证据包：某站深基坑专项施工方案");
    expect(reader).not.toContain("<script");
    expect(
      await database()
        .select()
        .from(auditEntry)
        .where(sql`subject_id = ${at.caseId} and action = 'package.exported'`),
    ).toHaveLength(1);
  });

  it("gives parties the public certificate and the authorities the full one; nobody else anything", async () => {
    const mine = readFileSync(await exported(at.supervision, "supervision.zip")).toString("utf8");
    const full = readFileSync(await exported(regulatorActor("station", "370200"), "station.zip")).toString(
      "utf8",
    );
    const member = at.leader.expert.number;
    expect(mine).toContain("第1轮-公开.json");
    expect(mine).not.toContain(member);
    expect(mine).not.toContain(at.leader.invitationId);
    expect(full).toContain(member);
    const foreign = contractorActor("x", at.filing.actor.personId, await makeUnit("别家", ["contractor"]));
    for (const actor of [at.leader.actor, foreign, regulatorActor("district", "370211")])
      await expect(exportPackage(await as(actor), at.caseId)).rejects.toMatchObject({ subject: "case" });
  });

  it("breaks off rather than give out a file that is not what was submitted", async () => {
    const lost = await layFile(at.caseId, "company_approval", at.filing.actor);
    await expect(exported(at.filing.actor, "broken.zip")).rejects.toThrow();
    await behindGuards((owner) => owner`delete from stored_file where id = ${lost.id}`);
  });
});

describe("the page behind the QR code on site", () => {
  it("tells the approved version and its standing, and nothing for another code", async () => {
    const code = randomHex(16);
    const page = await layFile(at.caseId, "supervisor_approval", at.supervision);
    const [plan] = await database().select().from(storedFile).where(eq(storedFile.id, at.plan.fileId));
    const now = (await as(at.supervision)).now;
    await database().insert(approval).values({
      id: crypto.randomUUID(),
      caseId: at.caseId,
      ordinal: 1,
      state: "APPROVED",
      planFileId: at.plan.fileId,
      planSha256: plan!.sha256!,
      companySignatory: "李总工",
      companyFileId: page.id,
      submittedBy: at.filing.actor.id,
      opinionOpenedAt: now,
      supervisorSignatory: "王总监",
      supervisorFileId: page.id,
      decidedBy: at.supervision.id,
      decidedAt: now,
      siteCode: code,
    });
    await db.owner`update review_case set state = 'APPROVED', approved_at = app_now() where id = ${at.caseId}`;
    const seen = await findSite(await publicContext(), code);
    expect(seen).toMatchObject({
      sha256: plan!.sha256,
      standing: "VALID",
      conclusion: "PASS",
      parts: ["1号工作井"],
    });
    expect(JSON.stringify(seen)).not.toMatch(/李总工|王总监/);
    expect(await findSite(await publicContext(), randomHex(16))).toBeNull();
    expect(await findSite(await publicContext(), "x' or true")).toBeNull();
    const own = await findOwnSite(await as(at.filing.actor), at.caseId);
    const paper = await printNotice(own!, `https://example.cn/site/${code}`, now);
    expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
    await db.owner`update review_case set state = 'CLOSED_SUPERSEDED', closed_at = app_now() where id = ${at.caseId}`;
    expect((await findSite(await publicContext(), code))?.standing).toBe("SUPERSEDED");
  });
});
