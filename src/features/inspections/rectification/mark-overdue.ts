import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { inspection } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { mutation, unchanged } from "@/platform/mutation";

const batch = 50;

/** 整改逾期: what was not answered by its day is marked, once a round. Answers how many. */
export async function markOverdueRectifications(ctx: Ctx): Promise<number> {
  const due = await database()
    .select({ id: inspection.id })
    .from(inspection)
    .where(isLate())
    .orderBy(asc(inspection.dueAt))
    .limit(batch);
  let marked = 0;
  for (const { id } of due) if (await mark(ctx, id)) marked++;
  return marked;
}

const isLate = () =>
  and(
    inArray(inspection.state, ["RECTIFY", "ESCALATED"]),
    isNull(inspection.overdueAt),
    lte(inspection.dueAt, sql`app_now()`),
  );

async function mark(ctx: Ctx, id: string): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const [row] = await tx
      .update(inspection)
      .set({ overdueAt: now })
      .where(and(eq(inspection.id, id), isLate()))
      .returning({ round: inspection.round, dueDate: inspection.dueDate });
    // Answered while this waited for the lock.
    if (!row) return unchanged(false);
    return {
      value: true,
      audit: [{ action: "inspection.overdue", subject: { type: "inspection", id }, detail: row }],
    };
  });
}
