import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** Invitation messages whose fate the invitation does not know yet. */
export async function listUnfollowed(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select m.id from sms_message m join invitation i on i.id = m.subject_id
    where m.template = 'invitation'
      and ((i.state = 'CREATED' and m.state in ('SENT', 'DELIVERED', 'FAILED', 'UNDELIVERED'))
        or (i.state = 'SENT' and m.state in ('DELIVERED', 'FAILED', 'UNDELIVERED')))
    order by m.created_at limit ${limit}`);
  return rows.map(({ id }) => id);
}
