import { sql } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry } from "../../../src/db/schema";
import { collectPackage } from "../../../src/features/approvals/package/collect-package";
import { submitScan } from "../../../src/features/opinions";
import type { UserActor } from "../../../src/platform/actor";
import { sha256 } from "../../../src/platform/crypto";
import { layFile } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { readPaper } from "../../support/read-paper";
import { makeReleasedPanel } from "../../support/released-panel";
import { as, regulatorActor } from "../../support/world";
import { handIn, makeReviewing, sitDown } from "../opinions/reviewing";
import { makeMeeting } from "../reports/report-world";

jest.setTimeout(60_000);
const db = useDatabase();

describe("the opinions in a package", () => {
  const opinionsOf = async (actor: UserActor, caseId: string) => {
    const collected = await collectPackage(await as(actor), caseId);
    return (collected?.entries ?? []).filter(({ path }) => path.startsWith("审查意见/"));
  };

  it("are there as they were handed in, for the parties and the authorities, and it is on record", async () => {
    const meeting = await makeMeeting({ seats: [{ specialty: "GD-YL", count: 5 }] });
    const found = await opinionsOf(meeting.filing.actor, meeting.caseId);
    expect(found.map(({ path }) => path)).toHaveLength(meeting.members.length);
    const { source, size, sha256: digest } = found[0]!;
    const bytes = "bytes" in source ? source.bytes : Buffer.alloc(0);
    expect([bytes.length, sha256(bytes)]).toEqual([size, digest]);
    expect((await readPaper(bytes)).map(({ text }) => text).join("")).toContain(
      "补充第3道支撑拆除工况的验算",
    );
    const read = sql`subject_id = ${meeting.caseId} and action = 'opinion.read'`;
    expect(await database().select().from(auditEntry).where(read)).toHaveLength(1);
  });

  it("are there as they were uploaded, when they were written on paper", async () => {
    const panel = await makeReviewing({ seats: [{ specialty: "SZ-SX", count: 5 }] });
    const { caseId } = panel.filing;
    const { actor } = panel.members[0]!;
    const scan = await layFile(caseId, "opinion_scan", actor);
    await submitScan(await as(actor), {
      caseId,
      scanFileId: scan.id,
      planFileId: panel.plan.fileId,
      conclusion: "PASS",
    });
    await handIn(panel, panel.members[1]!);
    expect(await opinionsOf(panel.filing.actor, caseId)).toEqual([]);
    await sitDown(db, panel);
    const found = await opinionsOf(panel.filing.actor, caseId);
    expect(found.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^审查意见\/01-.*opinion_scan\.pdf$/),
      expect.stringMatching(/^审查意见\/02-.*\.pdf$/),
    ]);
    expect(found[0]).toMatchObject({ sha256: scan.sha256, source: { objectKey: expect.any(String) } });
  });

  it("are not there while they are sealed", async () => {
    const panel = await makeReleasedPanel();
    await handIn(panel, panel.members[0]!);
    expect(await opinionsOf(panel.filing.actor, panel.filing.caseId)).toEqual([]);
    expect(await opinionsOf(regulatorActor("station", "370200"), panel.filing.caseId)).toEqual([]);
  });
});
