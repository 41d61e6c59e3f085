import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { storedFile } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { mutation, unchanged } from "@/platform/mutation";
import { scan, type Verdict } from "@/platform/scan";
import { getObject } from "@/platform/storage";
import type { StoredFile } from "../files";
import { rejectFile } from "./reject-file";

/**
 * Scans a file: 查毒中 becomes 可用 or 已拒绝. Throws while scanner or store cannot be reached, and the
 * file stays 查毒中. Without a scanner that very fact is recorded (未配置查毒).
 */
export async function scanFile(ctx: Ctx, fileId: string): Promise<void> {
  const [file] = await database().select().from(storedFile).where(eq(storedFile.id, fileId));
  if (file?.state !== "SCANNING") return;
  const hash = createHash("sha256");
  const source = await getObject(file.objectKey);
  const verdict = await scan(Readable.from(hashed(source, hash), { objectMode: false })).finally(() =>
    source.destroy(),
  );
  if (verdict.kind === "INFECTED") return void (await rejectFile(ctx, file, "VIRUS"));
  if (verdict.kind === "TOO_LARGE") return void (await rejectFile(ctx, file, "UNSCANNABLE"));
  // What was scanned must be what was checked: an object swapped in between is not served.
  if (verdict.kind === "CLEAN" && hash.digest("hex") !== file.sha256) {
    return void (await rejectFile(ctx, file, "FAILED"));
  }
  await makeAvailable(ctx, file, verdict);
}

async function* hashed(body: Readable, hash: ReturnType<typeof createHash>) {
  for await (const chunk of body) {
    hash.update(chunk as Buffer);
    yield chunk as Buffer;
  }
}

async function makeAvailable(ctx: Ctx, file: StoredFile, verdict: Verdict): Promise<void> {
  const scanner = verdict.kind === "NONE" ? "none" : "clamav";
  await mutation(ctx, async (tx, now) => {
    const rows = await tx
      .update(storedFile)
      .set({ state: "AVAILABLE", scanner, availableAt: now })
      .where(and(eq(storedFile.id, file.id), eq(storedFile.state, "SCANNING")))
      .returning({ id: storedFile.id });
    if (rows.length === 0) return unchanged(undefined);
    return {
      value: undefined,
      audit: [
        {
          action: "file.scanned",
          subject: { type: "case", id: file.caseId },
          detail: { fileId: file.id, kind: file.kind, version: file.version, stage: "virus", scanner },
        },
      ],
    };
  });
}
