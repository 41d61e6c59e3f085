import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { outbox } from "@/db/schema";
import { type Ctx, systemContext } from "../context";
import { isExpected } from "../errors";
import type { Job } from "../job";
import { errorFacts, log } from "../log";
import { mutation } from "../mutation";

/** A job with the use-case that does it. */
export interface Handler {
  readonly name: string;
  run(ctx: Ctx, payload: unknown): Promise<void>;
}

/** Binds a contract to a use-case; the payload is parsed again on the way in. */
export function handle<P extends z.ZodType<Record<string, unknown>>>(
  job: Job<P>,
  run: (ctx: Ctx, payload: z.output<P>) => Promise<unknown>,
): Handler {
  return {
    name: job.name,
    run: async (ctx, payload) => {
      await run(ctx, job.payload.parse(payload));
    },
  };
}

/** After so many tries a row is buried where an operator sees it, and others go on. */
const mostAttempts = 12;
/** How long one run may take before another may begin. */
const leaseSeconds = 60;

/**
 * Does the work of one outbox row, at most once to its end: a row that is done is skipped, so late,
 * doubled or replayed wake-up calls change nothing. Handlers are idempotent for the rest.
 */
export async function performRow(handlers: ReadonlyMap<string, Handler>, id: string): Promise<void> {
  const row = await lease(id);
  if (!row) return;
  const handler = handlers.get(row.job);
  if (!handler) {
    log.error({ job: row.job, id }, "no handler: left for the version that knows it");
    return;
  }
  const ctx = await systemContext(row.job, id);
  try {
    await handler.run(ctx, row.payload);
    await database()
      .update(outbox)
      .set({ doneAt: sql`app_now()`, lastError: null })
      .where(and(eq(outbox.id, id), isNull(outbox.doneAt)));
  } catch (error) {
    await fail(ctx, id, row, error);
  }
}

/** Takes the row for this run; a run that dies lets go of it by time, and the stale pass repeats the call. */
async function lease(id: string) {
  const [row] = await database()
    .update(outbox)
    .set({ leasedUntil: sql`app_now() + make_interval(secs => ${leaseSeconds})` })
    .where(
      and(
        eq(outbox.id, id),
        isNull(outbox.doneAt),
        isNull(outbox.deadAt),
        sql`${outbox.dueAt} <= app_now()`,
        sql`(${outbox.leasedUntil} is null or ${outbox.leasedUntil} <= app_now())`,
      ),
    )
    .returning({ job: outbox.job, payload: outbox.payload, attempts: outbox.attempts });
  return row;
}

/** Notes the failure; the stale pass tries again, until the row is buried. */
async function fail(
  ctx: Ctx,
  id: string,
  row: { job: string; attempts: number },
  error: unknown,
): Promise<void> {
  const code = isExpected(error) ? error.message : String(errorFacts(error).code ?? errorFacts(error).error);
  log.warn({ job: row.job, id, attempts: row.attempts, ...errorFacts(error) }, "job failed");
  if (row.attempts < mostAttempts) {
    await database()
      .update(outbox)
      .set({ lastError: code.slice(0, 200), leasedUntil: null })
      .where(eq(outbox.id, id));
    return;
  }
  await mutation(ctx, async (tx) => {
    await tx
      .update(outbox)
      .set({ deadAt: sql`app_now()`, lastError: code.slice(0, 200) })
      .where(eq(outbox.id, id));
    return {
      value: undefined,
      audit: [{ action: "job.buried", subject: { type: "outbox", id }, detail: { job: row.job, code } }],
    };
  });
}

/** Rows that are due and not done, without any queue: for tests and for a stack without one. */
export async function performDue(handlers: ReadonlyMap<string, Handler>, limit = 200): Promise<number> {
  const rows = await database().execute<{ id: string }>(sql`
    update outbox set relayed_at = app_now(), attempts = attempts + 1
    where id in (select id from outbox where done_at is null and dead_at is null and due_at <= (select app_now())
                 order by due_at limit ${limit} for update skip locked)
    returning id`);
  for (const row of rows) await performRow(handlers, row.id);
  return rows.length;
}
