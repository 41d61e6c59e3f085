import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { evaluationResult } from "@/db/schema";

export type Result = typeof evaluationResult.$inferSelect;

/** The newest version of one expert's result of a run; null when she was not evaluated. */
export async function latestResult(
  tx: Pick<Tx, "select">,
  runId: string,
  expertId: string,
): Promise<Result | null> {
  const [row] = await tx
    .select()
    .from(evaluationResult)
    .where(and(eq(evaluationResult.runId, runId), eq(evaluationResult.expertId, expertId)))
    .orderBy(desc(evaluationResult.version))
    .limit(1);
  return row ?? null;
}

/** Whether a row is the newest version of its expert's result: what counts, what is shown. */
export const isLatest = sql<boolean>`not exists (select from evaluation_result later where later.run_id = ${evaluationResult.runId}
  and later.expert_id = ${evaluationResult.expertId} and later.version > ${evaluationResult.version})`;
