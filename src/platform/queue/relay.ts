import { inArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { outbox } from "@/db/schema";
import type { WakeUps } from "./open-queue";

/** How far ahead of its time a row is handed to the queue; later ones wait in the table. */
const horizon = sql`interval '7 hours'`;

/**
 * Hands open outbox rows to the queue: new ones, and those handed over more than `staleSeconds` past
 * their time that nobody has done (a lost queue, a killed worker). Several relays share the work.
 * The row is marked before the call: a call that is lost is repeated by the next stale pass.
 */
export async function relayOutbox(queue: WakeUps, staleSeconds: number, limit = 500): Promise<number> {
  const rows = await database().execute<{ id: string; job: string; attempts: number; delay: string }>(sql`
    update outbox set relayed_at = app_now(), attempts = attempts + 1
    where id in (
      select id from outbox
      where done_at is null and dead_at is null
        and ((relayed_at is null and due_at <= (select app_now()) + ${horizon})
          or (relayed_at is not null and greatest(relayed_at, due_at) <= (select app_now()) - make_interval(secs => ${staleSeconds})))
      order by due_at limit ${limit} for update skip locked
    )
    returning id, job, attempts, greatest(0, extract(epoch from due_at - app_now()) * 1000)::bigint as delay`);
  for (const [index, row] of rows.entries()) {
    try {
      await queue.ring(row.id, row.job, row.attempts, Number(row.delay));
    } catch (error) {
      await putBack(rows.slice(index).map(({ id }) => id));
      throw error;
    }
  }
  return rows.length;
}

/** The queue did not take these: they are new again, so that nothing waits for the stale pass. */
async function putBack(ids: string[]): Promise<void> {
  await database()
    .update(outbox)
    .set({ relayedAt: null, attempts: sql`greatest(0, attempts - 1)` })
    .where(inArray(outbox.id, ids));
}
