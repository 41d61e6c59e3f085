import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { outbox } from "@/db/schema";
import { timeOrderedId } from "./id";
import type { JobRequest } from "./job";

/** Writes requests in the transaction that causes them, as one JSON parameter; for `mutation` alone. */
export async function writeOutbox(tx: Tx, now: Date, requests: readonly JobRequest[]): Promise<void> {
  const rows = requests.map(({ job, payload, dueAt }) => ({
    id: timeOrderedId(now),
    job,
    payload,
    due_at: (dueAt ?? now).toISOString(),
  }));
  await tx.execute(sql`
    insert into ${outbox} (id, job, payload, due_at)
    select id, job, payload, due_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as request(id uuid, job text, payload jsonb, due_at timestamptz)`);
}
