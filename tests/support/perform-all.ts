import { sql } from "drizzle-orm";
import { database } from "../../src/db/client";
import { type Handler, performDue } from "../../src/platform/queue/perform";

/**
 * Does the work that is due until none is left. A job that none of `handlers` does would stay due for ever: it is a
 * fault of the suite, thrown with its name.
 */
export async function performAll(handlers: ReadonlyMap<string, Handler>): Promise<void> {
  for (;;) {
    const due = await database().execute<{ job: string }>(sql`
      select distinct job from outbox where done_at is null and dead_at is null and due_at <= app_now() order by job`);
    if (due.length === 0) return;
    const unknown = due.map(({ job }) => job).filter((job) => !handlers.has(job));
    if (unknown.length > 0) throw new Error(`nobody here does ${unknown.join(", ")}`);
    await performDue(handlers);
  }
}
