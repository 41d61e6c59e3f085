import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** The next public pool numbers (QD000123), one after another; whoever else appoints waits until the end of `tx`. */
export async function takeNumbers(tx: Tx, count: number): Promise<string[]> {
  if (count === 0) return [];
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('experts.number'))`);
  const [row] = await tx.execute<{ last: number }>(
    sql`select coalesce(max(substr(number, 3)::int), 0) as last from expert where number ~ '^QD[0-9]{6}$'`,
  );
  const last = row?.last ?? 0;
  return Array.from({ length: count }, (_, index) => `QD${String(last + index + 1).padStart(6, "0")}`);
}
