import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { storedFile } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { mutation, unchanged } from "@/platform/mutation";
import { inspectPdf } from "@/platform/pdf-check/inspect-pdf";
import { getObject } from "@/platform/storage";
import type { StoredFile } from "../files";
import { scanFileJob } from "./jobs";
import type { UploadProblem } from "./problems";
import { rejectFile } from "./reject-file";

/** Reading back and checking 200 MB takes some seconds; longer is a store or a file that misbehaves. */
const timeLimitMs = 120_000;

/**
 * Reads a stored file back and checks what is really there: the same bytes as were sent, and a PDF that
 * may be passed on. 校验中 becomes 查毒中 or 已拒绝; answers why it was refused, or null.
 */
export async function checkFile(ctx: Ctx, fileId: string): Promise<UploadProblem | null> {
  const [file] = await database().select().from(storedFile).where(eq(storedFile.id, fileId));
  if (file?.state !== "CHECKING") return null;
  const seen = await inspect(file);
  const changed = seen.sha256 !== file.sha256 || seen.size !== file.size;
  const problem = changed ? "FAILED" : seen.ok ? null : seen.fault;
  if (problem) {
    await rejectFile(ctx, file, problem);
    return problem;
  }
  await passOn(ctx, file, seen.ok ? seen.pages : 0);
  return null;
}

async function inspect(file: StoredFile) {
  const bytes = {
    size: file.size ?? 0,
    read: (range?: { from: number; to: number }) => getObject(file.objectKey, range),
  };
  return inspectPdf(bytes, AbortSignal.timeout(timeLimitMs));
}

async function passOn(ctx: Ctx, file: StoredFile, pages: number): Promise<void> {
  await mutation(ctx, async (tx) => {
    const rows = await tx
      .update(storedFile)
      .set({ state: "SCANNING", pages })
      .where(and(eq(storedFile.id, file.id), eq(storedFile.state, "CHECKING")))
      .returning({ id: storedFile.id });
    if (rows.length === 0) return unchanged(undefined);
    return {
      value: undefined,
      audit: [
        {
          action: "file.scanned",
          subject: { type: "case", id: file.caseId },
          detail: { fileId: file.id, kind: file.kind, version: file.version, stage: "structure", pages },
        },
      ],
      jobs: [scanFileJob.request({ fileId: file.id })],
    };
  });
}
