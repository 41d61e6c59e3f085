import { and, eq, lte, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { exportJob } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { errorFacts, log } from "@/platform/log";
import { mutation, unchanged } from "@/platform/mutation";
import { deleteObject } from "@/platform/storage";
import { writeExport } from "./jobs";

const batch = 20;
/** Whoever writes gives a sign of life every thousand rows. */
const silent = sql`app_now() - interval '5 minutes'`;

/** What a killed worker left begins anew. Answers how many. */
export async function resumeExports(ctx: Ctx): Promise<number> {
  const rows = await database()
    .select({ id: exportJob.id })
    .from(exportJob)
    .where(and(eq(exportJob.state, "RUNNING"), lte(exportJob.beatAt, silent)))
    .limit(batch);
  let resumed = 0;
  for (const { id } of rows) {
    const done = await mutation<boolean>(ctx, async (tx) => {
      const [row] = await tx
        .update(exportJob)
        .set({ state: "QUEUED", done: 0, beatAt: null })
        .where(and(eq(exportJob.id, id), eq(exportJob.state, "RUNNING"), lte(exportJob.beatAt, silent)))
        .returning({ id: exportJob.id });
      if (!row) return unchanged(false);
      return {
        value: true,
        audit: [{ action: "export.resumed", subject: { type: "export", id } }],
        jobs: [writeExport.request({ exportId: id })],
      };
    });
    if (done) resumed++;
  }
  return resumed;
}

/** A workbook is kept for its days; then it and what was typed into its filter are gone. Answers how many. */
export async function expireExports(ctx: Ctx): Promise<number> {
  const rows = await database()
    .select({ id: exportJob.id })
    .from(exportJob)
    .where(and(eq(exportJob.state, "READY"), lte(exportJob.expiresAt, sql`app_now()`)))
    .limit(batch);
  let expired = 0;
  for (const { id } of rows) {
    const key = await mutation<string | null>(ctx, async (tx) => {
      const [before] = await tx.select().from(exportJob).where(eq(exportJob.id, id)).for("update");
      if (before?.state !== "READY" || !before.objectKey) return unchanged(null);
      await tx
        .update(exportJob)
        .set({ state: "EXPIRED", objectKey: null, filter: {} })
        .where(and(eq(exportJob.id, id), eq(exportJob.state, "READY")));
      return {
        value: before.objectKey,
        audit: [{ action: "export.expired", subject: { type: "export", id } }],
      };
    });
    if (!key) continue;
    expired++;
    // Nobody can open an object without a row; a store that is away now keeps it until it is cleaned out.
    await deleteObject(key).catch((error: unknown) =>
      log.warn({ exportId: id, ...errorFacts(error) }, "an expired export stays in the store"),
    );
  }
  return expired;
}
