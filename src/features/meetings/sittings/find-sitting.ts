import { desc, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { sitting } from "@/db/schema";

export type Sitting = typeof sitting.$inferSelect;

/** The case's current or last coming-together. */
export async function lastSitting(tx: Pick<Tx | Db, "select">, caseId: string): Promise<Sitting | null> {
  const [row] = await tx
    .select()
    .from(sitting)
    .where(eq(sitting.caseId, caseId))
    .orderBy(desc(sitting.ordinal))
    .limit(1);
  return row ?? null;
}
