import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** Names of units by USCC. */
export async function namesOfUnits(tx: Tx, usccs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.execute<{ uscc: string; name: string }>(
    sql`select uscc, name from organization where uscc = any(${`{${[...new Set(usccs)].join(",")}}`}::text[])`,
  );
  return new Map(rows.map(({ uscc, name }) => [uscc, name]));
}
