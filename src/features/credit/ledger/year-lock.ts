import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluationRun } from "@/db/schema";
import { dateAt } from "@/features/rulebook";

export const yearOf = (instant: Date): number => Number(dateAt(instant).slice(0, 4));

/** A year is computed alone: nobody proposes for it meanwhile. Held until the transaction ends. */
export async function lockYear(tx: Tx, year: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`credit|${year}`}, 0))`);
}

/**
 * The year an event counts in: the one it happened in, or this one where that was evaluated already, so that an
 * evaluated year never gets worse. Nobody computes that year until the transaction ends.
 */
export async function countingYear(tx: Tx, occurredAt: Date, now: Date): Promise<number> {
  const year = yearOf(occurredAt);
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${`credit|${year}`}, 0))`);
  const [run] = await tx
    .select({ id: evaluationRun.id })
    .from(evaluationRun)
    .where(and(eq(evaluationRun.year, year), ne(evaluationRun.state, "DISCARDED")));
  return run ? yearOf(now) : year;
}
