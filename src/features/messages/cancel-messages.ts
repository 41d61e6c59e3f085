import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Audit } from "@/platform/audit";

/**
 * Takes back messages about `subjectIds` that have not left yet: what they speak of has ended. Those that
 * have left are not sent a second time; their receipts still count.
 */
export async function cancelMessages(tx: Tx, input: { subjectIds: readonly string[] }): Promise<Audit[]> {
  if (input.subjectIds.length === 0) return [];
  const rows = await tx.execute<{ id: string; cancelled: boolean }>(sql`
    update sms_message set
      state = case when state = 'CREATED' then 'CANCELLED' else state end,
      closed_at = case when state = 'CREATED' then app_now() end,
      fallback_after_seconds = null
    where subject_id = any(${`{${input.subjectIds.join(",")}}`}::uuid[]) and state in ('CREATED', 'SENDING', 'SENT')
    returning id, state = 'CANCELLED' as cancelled`);
  return rows
    .filter(({ cancelled }) => cancelled)
    .map(({ id }) => ({ action: "message.cancelled", subject: { type: "message", id } }));
}
