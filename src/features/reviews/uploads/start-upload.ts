import { and, eq } from "drizzle-orm";
import { type FileKind, reviewCase, storedFile } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { randomHex } from "@/platform/crypto";
import { displayNameOf } from "@/platform/display-name";
import { NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { caseScope } from "../case-scope";
import type { StoredFile } from "../files";
import { lockOwnCase } from "../own-case";
import { whyNotChange } from "../policy";
import { mostVersions, UploadRefused } from "./problems";

/** Whether the actor may upload to this case at all: asked before a single byte of the body is read. */
export async function demandUpload(ctx: Ctx, caseId: string): Promise<void> {
  const { actor } = ctx;
  if (!isId(caseId) || actor.kind !== "user" || actor.role !== "contractor") throw new NotFound("case");
  const [row] = await reader(ctx)
    .select({ state: reviewCase.state })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, caseId), caseScope(actor)));
  if (!row) throw new NotFound("case");
  if (whyNotChange(row.state)) throw new UploadRefused("CLOSED");
}

/** The row of a new version, 上传中, before its bytes: whatever becomes of them, it is on record. */
export async function startUpload(
  ctx: Ctx,
  input: { caseId: string; kind: FileKind; fileName: string },
): Promise<StoredFile> {
  const { caseId, kind } = input;
  return mutation(ctx, async (tx, now) => {
    const row = await lockOwnCase(tx, ctx.actor, caseId);
    if (whyNotChange(row.state)) throw new UploadRefused("CLOSED");
    const versions = await tx
      .select({ version: storedFile.version })
      .from(storedFile)
      .where(and(eq(storedFile.caseId, caseId), eq(storedFile.kind, kind)));
    if (versions.length >= mostVersions) throw new UploadRefused("TOO_MANY");
    const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
    const [file] = await tx
      .insert(storedFile)
      .values({
        id: randomId(),
        caseId,
        kind,
        version,
        displayName: displayNameOf(input.fileName),
        objectKey: `cases/${caseId}/${randomHex(20)}`,
        state: "UPLOADING",
        uploadedBy: ctx.actor.kind === "user" ? ctx.actor.id : "",
        startedAt: now,
      })
      .returning();
    if (!file) throw new Error("the file's row was not written");
    return {
      value: file,
      audit: [
        {
          action: "file.uploadStarted",
          subject: { type: "case", id: caseId },
          detail: { fileId: file.id, kind, version },
        },
      ],
    };
  });
}
