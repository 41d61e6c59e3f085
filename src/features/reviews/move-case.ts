import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type CaseState, reviewCase, reviewItem } from "@/db/schema";
import { Conflict, NotFound } from "@/platform/errors";
import { closedStates, lifecycle } from "./lifecycle";

export type ReviewCase = typeof reviewCase.$inferSelect;
type CaseChanges = Partial<Omit<typeof reviewCase.$inferInsert, "id" | "state">>;

/** The case, locked until the transaction ends; every step of a case takes this lock first. */
export async function lockCase(tx: Tx, caseId: string): Promise<ReviewCase> {
  const [row] = await tx.select().from(reviewCase).where(eq(reviewCase.id, caseId)).for("update");
  if (!row) throw new NotFound("case");
  return row;
}

/**
 * Moves a case on. The guard stands in the WHERE: zero rows mean that it was no longer in one of `from`.
 * A closed case frees its hazardous items.
 */
export async function moveCase(
  tx: Tx,
  caseId: string,
  from: readonly CaseState[],
  to: CaseState,
  changes: CaseChanges = {},
): Promise<ReviewCase> {
  const strange = from.find((state) => !lifecycle[state].includes(to));
  if (strange) throw new Error(`the lifecycle has no step from ${strange} to ${to}`);
  const [row] = await tx
    .update(reviewCase)
    .set({ ...changes, state: to })
    .where(and(eq(reviewCase.id, caseId), inArray(reviewCase.state, [...from])))
    .returning();
  if (!row) throw new Conflict("CASE_MOVED", "论证项目的状态已经变化，请刷新页面后再办理。");
  if (closedStates.includes(to)) {
    await tx.update(reviewItem).set({ open: false }).where(eq(reviewItem.caseId, caseId));
  }
  return row;
}
