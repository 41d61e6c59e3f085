import type { Readable } from "node:stream";
import { and, eq, inArray, or, type SQL } from "drizzle-orm";
import { reviewCase, storedFile } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { openVerified } from "@/platform/verified-object";
import { caseScope } from "../case-scope";
import { openKinds } from "../files";

export interface OpenFile {
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
  readonly sha256: string;
  readonly body: Readable;
}

/**
 * Opens a file that can be used, for an actor who sees its case; `alsoVisible` is a later feature's further
 * condition on `review_case` and `stored_file` (the experts of its panel). Every reading is on record. NotFound, FileAltered.
 */
export async function openFile(ctx: Ctx, fileId: string, alsoVisible?: SQL): Promise<OpenFile> {
  if (!isId(fileId)) throw new NotFound("file");
  const visible = and(caseScope(ctx.actor), inArray(storedFile.kind, [...openKinds]));
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
  const body = await openVerified(file.objectKey, { size, sha256 });
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
