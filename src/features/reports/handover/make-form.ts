import { Readable } from "node:stream";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { report, storedFile } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import { inspectPdf } from "@/platform/pdf-check/inspect-pdf";
import { getObject, putObject } from "@/platform/storage";
import { type FoundReport, findReport } from "../queries/find-report";
import { printReport } from "./print-report";

const timeLimitMs = 60_000;

/**
 * The locked report as the paper that is signed by hand (四(一)4): printed, stored under its digest and put into the
 * case as a file of its own. Idempotent: the first one made stays.
 */
export async function makeForm(ctx: Ctx, { reportId }: { reportId: string }): Promise<boolean> {
  const [row] = await database().select().from(report).where(eq(report.id, reportId));
  if (!row || row.formFileId) return false;
  const found = await findReport(ctx, row.caseId);
  if (found?.id !== reportId) return false;
  const pdf = await printReport(found);
  const digest = sha256(pdf);
  const objectKey = `cases/${found.caseId}/${digest.slice(0, 40)}`;
  await putObject(objectKey, Readable.from([pdf], { objectMode: false }), "application/pdf");
  const bytes = {
    size: pdf.length,
    read: (range?: { from: number; to: number }) => getObject(objectKey, range),
  };
  const seen = await inspectPdf(bytes, AbortSignal.timeout(timeLimitMs));
  if (!seen.ok || seen.sha256 !== digest) throw new Error("the report's form did not come out as printed");
  return keep(ctx, found, { objectKey, sha256: digest, size: pdf.length, pages: seen.pages });
}

interface Printed {
  readonly objectKey: string;
  readonly sha256: string;
  readonly size: number;
  readonly pages: number;
}

async function keep(ctx: Ctx, found: FoundReport, printed: Printed): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const [open] = await tx
      .select({ id: report.id })
      .from(report)
      .where(and(eq(report.id, found.id), isNull(report.formFileId)))
      .for("update");
    if (!open) return unchanged(false);
    const [last] = await tx
      .select({ version: storedFile.version })
      .from(storedFile)
      .where(and(eq(storedFile.caseId, found.caseId), eq(storedFile.kind, "report_form")))
      .orderBy(desc(storedFile.version))
      .limit(1);
    const id = randomId();
    const version = (last?.version ?? 0) + 1;
    await tx.insert(storedFile).values({
      id,
      caseId: found.caseId,
      kind: "report_form",
      version,
      displayName: `论证报告 ${found.content.case.number}.pdf`,
      state: "AVAILABLE",
      contentType: "application/pdf",
      // Made here, of text alone: there is nothing to scan.
      scanner: "own",
      uploadedBy: "",
      startedAt: now,
      availableAt: now,
      ...printed,
    });
    await tx.update(report).set({ formFileId: id }).where(eq(report.id, found.id));
    return {
      value: true,
      audit: [
        {
          action: "file.made",
          subject: { type: "case", id: found.caseId },
          detail: { fileId: id, kind: "report_form", version, size: printed.size, sha256: printed.sha256 },
        },
      ],
    };
  });
}

/** Locked reports whose form a lost job left unmade. Answers how many were made. */
export async function makeMissingForms(ctx: Ctx): Promise<number> {
  const missing = await database()
    .select({ id: report.id })
    .from(report)
    .where(
      and(
        inArray(report.state, ["LOCKED", "ACCEPTED"]),
        isNull(report.formFileId),
        sql`${report.lockedAt} < app_now() - interval '1 minute'`,
      ),
    )
    .orderBy(asc(report.lockedAt))
    .limit(10);
  let made = 0;
  for (const { id } of missing) if (await makeForm(ctx, { reportId: id })) made++;
  return made;
}
