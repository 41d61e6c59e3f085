import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/**
 * The next `count` pool numbers, QD000001 and on, in order. Whoever else wants one waits until this
 * transaction has ended, so that none is given twice and none is left out for long.
 */
export async function nextExpertNumbers(tx: Tx, count: number): Promise<string[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('expert.number', 0))`);
  const [row] = await tx.execute<{ last: number }>(
    sql`select coalesce(max(substr(number, 3)::int), 0) as last from expert where number ~ '^QD[0-9]{6}$'`,
  );
  const last = row?.last ?? 0;
  return Array.from({ length: count }, (_, index) => `QD${String(last + index + 1).padStart(6, "0")}`);
}
