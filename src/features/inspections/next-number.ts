import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { oversightNumber } from "@/db/schema";
import { dateAt } from "@/features/rulebook";

/** 检查清单, 平台外论证, 通报. */
export type NumberPrefix = "JC" | "WL" | "TB";

/** The next number of the year in China; the row is locked until the transaction ends, so none is lost or doubled. */
export async function nextNumber(tx: Tx, prefix: NumberPrefix, now: Date): Promise<string> {
  const year = Number(dateAt(now).slice(0, 4));
  const [row] = await tx
    .insert(oversightNumber)
    .values({ prefix, year, last: 1 })
    .onConflictDoUpdate({
      target: [oversightNumber.prefix, oversightNumber.year],
      set: { last: sql`${oversightNumber.last} + 1` },
    })
    .returning({ last: oversightNumber.last });
  if (!row) throw new Error("no number was given");
  return `${prefix}-${year}-${String(row.last).padStart(5, "0")}`;
}
