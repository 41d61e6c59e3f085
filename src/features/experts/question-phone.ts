import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Audit } from "@/platform/audit";

/**
 * No carrier could reach the expert (E4): the number counts as unverified, so that she is not drawn until
 * it is confirmed again. No fault and no record of conduct.
 */
export async function questionPhone(tx: Tx, expertIds: readonly string[]): Promise<Audit[]> {
  if (expertIds.length === 0) return [];
  const rows = await tx.execute<{ id: string }>(sql`
    update person p set phone_verified_at = null from expert e
    where e.person_id = p.id and e.id = any(${`{${expertIds.join(",")}}`}::uuid[]) and p.phone_verified_at is not null
    returning e.id`);
  return rows.map(({ id }) => ({ action: "expert.phoneQuestioned", subject: { type: "expert", id } }));
}
