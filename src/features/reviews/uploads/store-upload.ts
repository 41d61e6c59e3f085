import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { storedFile } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { putObject } from "@/platform/storage";
import type { StoredFile } from "../files";
import { sizeLimits, UploadRefused } from "./problems";

export interface Measured {
  readonly size: number;
  readonly sha256: string;
}

/**
 * Streams a file's bytes into the object store, counted and hashed on the way. UploadRefused when there
 * are none or too many: the store then keeps nothing. What it leaves unread of `body` is the caller's.
 */
export async function storeUpload(file: StoredFile, body: Readable, signal?: AbortSignal): Promise<Measured> {
  const hash = createHash("sha256");
  const limit = sizeLimits[file.kind];
  let size = 0;
  async function* counted() {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length;
      if (size > limit) throw new UploadRefused("SIZE");
      hash.update(chunk as Buffer);
      yield chunk as Buffer;
    }
    if (size === 0) throw new UploadRefused("EMPTY");
  }
  await putObject(file.objectKey, Readable.from(counted(), { objectMode: false }), "application/pdf", signal);
  return { size, sha256: hash.digest("hex") };
}

/** All bytes are there and measured: 上传中 becomes 校验中. */
export async function finishUpload(ctx: Ctx, file: StoredFile, measured: Measured): Promise<void> {
  const { size, sha256 } = measured;
  await mutation(ctx, async (tx) => {
    const rows = await tx
      .update(storedFile)
      .set({ state: "CHECKING", size, sha256, contentType: "application/pdf" })
      .where(and(eq(storedFile.id, file.id), eq(storedFile.state, "UPLOADING")))
      .returning({ id: storedFile.id });
    if (rows.length === 0) throw new Conflict("UPLOAD_GONE", "上传已经中断，请重新上传。");
    return {
      value: undefined,
      audit: [
        {
          action: "file.made",
          subject: { type: "case", id: file.caseId },
          detail: { fileId: file.id, kind: file.kind, version: file.version, size, sha256 },
        },
      ],
    };
  });
}
