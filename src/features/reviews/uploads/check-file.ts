import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { storedFile } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { mutation, unchanged } from "@/platform/mutation";
import { inspectPdf } from "@/platform/pdf-check/inspect-pdf";
import { inspectPicture, pictureKindOf } from "@/platform/picture-check/inspect-picture";
import { getObject, putObject } from "@/platform/storage";
import type { StoredFile } from "../files";
import { scanFileJob } from "./jobs";
import { pictureKinds, type UploadProblem } from "./problems";
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
  const picture = pictureKinds.includes(file.kind) ? await inspectAsPicture(file) : null;
  const seen = picture ?? (await inspect(file));
  const changed = seen.sha256 !== file.sha256 || seen.size !== file.size;
  const problem = changed ? "FAILED" : seen.ok ? null : seen.fault;
  if (problem) {
    await rejectFile(ctx, file, problem);
    return problem;
  }
  await passOn(
    ctx,
    file,
    picture?.ok ? await keepPicture(file, picture) : { pages: seen.ok ? seen.pages : 0 },
  );
  return null;
}

/** A photograph read whole, as far as its kind allows; null when it is none. */
async function inspectAsPicture(file: StoredFile) {
  const data = await buffer(await getObject(file.objectKey));
  if (!pictureKindOf(data)) return null;
  const measured = { sha256: sha256(data), size: data.length };
  const seen = inspectPicture(data);
  return seen.ok
    ? { ...measured, ...seen, pages: 1 }
    : { ...measured, ok: false as const, fault: seen.fault };
}

/** What phones hang behind a photograph (films, second pictures) is cut off before anybody is served it. */
async function keepPicture(file: StoredFile, seen: { picture: Buffer; size: number; contentType: string }) {
  const { picture, contentType } = seen;
  if (picture.length < seen.size) {
    await putObject(file.objectKey, Readable.from([picture], { objectMode: false }), contentType);
  }
  return { pages: 1, contentType, size: picture.length, sha256: sha256(picture) };
}

async function inspect(file: StoredFile) {
  const bytes = {
    size: file.size ?? 0,
    read: (range?: { from: number; to: number }) => getObject(file.objectKey, range),
  };
  return inspectPdf(bytes, AbortSignal.timeout(timeLimitMs));
}

async function passOn(
  ctx: Ctx,
  file: StoredFile,
  kept: { pages: number; contentType?: string; size?: number; sha256?: string },
): Promise<void> {
  await mutation(ctx, async (tx) => {
    const rows = await tx
      .update(storedFile)
      .set({ state: "SCANNING", ...kept })
      .where(and(eq(storedFile.id, file.id), eq(storedFile.state, "CHECKING")))
      .returning({ id: storedFile.id });
    if (rows.length === 0) return unchanged(undefined);
    return {
      value: undefined,
      audit: [
        {
          action: "file.scanned",
          subject: { type: "case", id: file.caseId },
          detail: {
            fileId: file.id,
            kind: file.kind,
            version: file.version,
            stage: "structure",
            pages: kept.pages,
          },
        },
      ],
      jobs: [scanFileJob.request({ fileId: file.id })],
    };
  });
}
