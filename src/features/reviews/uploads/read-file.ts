import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { and, eq, or, type SQL } from "drizzle-orm";
import { reviewCase, storedFile } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { getObject, sizeOfObject } from "@/platform/storage";
import { caseScope } from "../case-scope";

/** What is stored is not what was submitted: nothing of it is served. */
export class FileAltered extends Error {
  override readonly name = "FileAltered";
}

export interface OpenFile {
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
  readonly sha256: string;
  readonly body: Readable;
}

/** Up to this size a file is verified before its first byte leaves; larger ones break off at the end. */
const verifyFirst = 16 * 1024 * 1024;

/**
 * Opens a file that can be used, for an actor who sees its case; `alsoVisible` is a later feature's further
 * condition on `review_case` (the experts of its panel). Every reading is on record. NotFound, FileAltered.
 */
export async function openFile(ctx: Ctx, fileId: string, alsoVisible?: SQL): Promise<OpenFile> {
  if (!isId(fileId)) throw new NotFound("file");
  const visible = caseScope(ctx.actor);
  const [file] = await reader(ctx)
    .select({
      id: storedFile.id,
      caseId: storedFile.caseId,
      kind: storedFile.kind,
      version: storedFile.version,
      displayName: storedFile.displayName,
      objectKey: storedFile.objectKey,
      size: storedFile.size,
      sha256: storedFile.sha256,
      contentType: storedFile.contentType,
    })
    .from(storedFile)
    .innerJoin(reviewCase, eq(reviewCase.id, storedFile.caseId))
    .where(
      and(
        eq(storedFile.id, fileId),
        eq(storedFile.state, "AVAILABLE"),
        alsoVisible ? or(visible, alsoVisible) : visible,
      ),
    );
  if (!file?.size || !file.sha256) throw new NotFound("file");
  const { size, sha256 } = file;
  if ((await sizeOfObject(file.objectKey)) !== size) throw new FileAltered("size");
  const body = await verified(await getObject(file.objectKey), size, sha256);
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [
      {
        action: "file.read",
        subject: { type: "file", id: file.id },
        detail: { caseId: file.caseId, kind: file.kind, version: file.version, sha256 },
      },
    ],
  }));
  return { name: file.displayName, size, sha256, contentType: file.contentType ?? "application/pdf", body };
}

async function verified(source: Readable, size: number, sha256: string): Promise<Readable> {
  const checked = Readable.from(checking(source, sha256), { objectMode: false });
  if (size > verifyFirst) return checked;
  const parts: Buffer[] = [];
  for await (const chunk of checked) parts.push(chunk as Buffer);
  return Readable.from(parts, { objectMode: false });
}

/** Passes the bytes on and fails instead of ending when they are others than were submitted. */
async function* checking(source: Readable, sha256: string) {
  const hash = createHash("sha256");
  for await (const chunk of source) {
    hash.update(chunk as Buffer);
    yield chunk as Buffer;
  }
  if (hash.digest("hex") !== sha256) throw new FileAltered("hash");
}
