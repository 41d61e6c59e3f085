import { Readable } from "node:stream";
import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { exportJob } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { formatDeadline, nextSendInstant, policyInForce } from "@/features/rulebook";
import { readNow } from "@/platform/clock";
import type { Ctx } from "@/platform/context";
import { randomHex } from "@/platform/crypto";
import { errorFacts, log } from "@/platform/log";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { findStanding } from "@/platform/session";
import { type Value, writeSheet } from "@/platform/sheet";
import { deleteObject, putObject, sizeOfObject } from "@/platform/storage";
import type { ExportSource } from "./source";

/** How long a workbook is kept. */
export const keptDays = 3;
/** Rows between two signs of life. */
const beatRows = 1000;
const contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Job = typeof exportJob.$inferSelect;

/**
 * Writes one export into the store, a few rows in memory at a time; what was begun or is done already is left alone.
 * Read with the standing its person has now. Whatever fails says so to her and can be asked for again.
 */
export async function writeExport(
  ctx: Ctx,
  { exportId }: { exportId: string },
  sources: readonly ExportSource[],
): Promise<void> {
  const job = await begin(ctx, exportId);
  if (!job) return;
  const objectKey = `exports/${randomHex(20)}`;
  try {
    const source = sources.find(({ list }) => list === job.list);
    const actor = (await findStanding(job.userId)).find(({ role }) => role === source?.role);
    if (!source || !actor) return await end(ctx, job, null);
    const reading = { ...ctx, actor, now: await readNow() };
    const total = await source.count(reading, job.filter);
    const rows = counted(job.id, total, source.rows(reading, job.filter));
    const sheet = writeSheet(source.sheet, source.columns, rows);
    await putObject(
      objectKey,
      Readable.fromWeb(sheet as Parameters<typeof Readable.fromWeb>[0]),
      contentType,
    );
    const size = await sizeOfObject(objectKey);
    if (size === null) throw new Error("the store lost a workbook");
    await end(ctx, job, { objectKey, size });
  } catch (error) {
    log.warn({ exportId, ...errorFacts(error) }, "an export was not written");
    await deleteObject(objectKey).catch(() => {});
    await end(ctx, job, null);
  }
}

function begin(ctx: Ctx, id: string): Promise<Job | null> {
  return mutation<Job | null>(ctx, async (tx, now) => {
    const [row] = await tx
      .update(exportJob)
      .set({ state: "RUNNING", done: 0, beatAt: now })
      .where(and(eq(exportJob.id, id), eq(exportJob.state, "QUEUED")))
      .returning();
    if (!row) return unchanged(null);
    return { value: row, audit: [{ action: "export.begun", subject: { type: "export", id } }] };
  });
}

/** Passes the rows on; every thousand of them the page hears how far it is. */
async function* counted(
  id: string,
  total: number,
  rows: AsyncIterable<readonly Value[]>,
): AsyncGenerator<readonly Value[]> {
  const beat = (done: number) =>
    database()
      .update(exportJob)
      .set({ done, total: Math.max(total, done), beatAt: sql`app_now()` })
      .where(and(eq(exportJob.id, id), eq(exportJob.state, "RUNNING")));
  let done = 0;
  for await (const row of rows) {
    yield row;
    if (++done % beatRows === 0) await beat(done);
  }
  await beat(done);
}

/** READY with its file, or FAILED without one; either way its person is told. */
function end(ctx: Ctx, job: Job, file: { objectKey: string; size: number } | null): Promise<void> {
  return mutation<void>(ctx, async (tx, now) => {
    const expiresAt = new Date(now.getTime() + keptDays * 86_400_000);
    const [row] = await tx
      .update(exportJob)
      .set(
        file ? { state: "READY", ...file, finishedAt: now, expiresAt } : { state: "FAILED", finishedAt: now },
      )
      .where(and(eq(exportJob.id, job.id), eq(exportJob.state, "RUNNING")))
      .returning({ done: exportJob.done });
    if (!row) return unchanged(undefined);
    const { values: policy } = await policyInForce({ tx, now });
    const message = {
      personId: job.personId,
      subject: { type: "export", id: job.id },
      thing: { type: "export" as const, id: job.id },
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
    };
    const told = await queueMessages(tx, [
      file
        ? { ...message, template: "exportReady", params: { deadline: formatDeadline(expiresAt) } }
        : { ...message, template: "exportFailed", params: {} },
    ]);
    return {
      value: undefined,
      audit: entries([
        {
          action: file ? "export.finished" : "export.failed",
          subject: { type: "export", id: job.id },
          detail: file ? { rows: row.done, size: file.size } : { rows: row.done },
        },
        ...told.audit,
      ]),
      jobs: told.jobs,
    };
  });
}
