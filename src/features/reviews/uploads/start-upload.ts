import { and, eq } from "drizzle-orm";
import { type FileKind, storedFile } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { randomHex } from "@/platform/crypto";
import { displayNameOf } from "@/platform/display-name";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { StoredFile } from "../files";
import type { UploadDoor } from "./door";
import { mostVersions, UploadRefused } from "./problems";

/** The row of a new version, 上传中, before its bytes: whatever becomes of them, it is on record. */
export async function startUpload(
  ctx: Ctx,
  door: UploadDoor,
  input: { caseId: string; kind: FileKind; fileName: string },
): Promise<StoredFile> {
  const { caseId, kind } = input;
  return mutation(ctx, async (tx, now) => {
    await door.lock(tx, ctx.actor, caseId, kind);
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
