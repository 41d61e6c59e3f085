import { and, asc, eq, isNull, notExists, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { policyVersion, report, reportSubmission, reviewCase } from "@/db/schema";
import { lockCase } from "@/features/reviews";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { recordOverdue } from "./record-overdue";

const batch = 50;

/**
 * Reports nobody handed in by their deadline and the grace of uploads begun in time (E18): marked once. What was
 * handed in before is never marked, returned or not. Answers how many.
 */
export async function markOverdue(ctx: Ctx): Promise<number> {
  const due = await database()
    .select({ id: report.id, caseId: report.caseId })
    .from(report)
    .innerJoin(reviewCase, eq(reviewCase.id, report.caseId))
    .innerJoin(policyVersion, eq(policyVersion.code, reviewCase.policyCode))
    .where(
      and(
        eq(report.state, "LOCKED"),
        isNull(report.overdueAt),
        sql`${report.dueAt} + coalesce(${policyVersion.parameters} ->> 'report.upload_grace', 'PT15M')::interval <= app_now()`,
        eq(reviewCase.state, "AWAITING_REPORT"),
        notExists(
          database()
            .select({ one: sql`1` })
            .from(reportSubmission)
            .where(eq(reportSubmission.reportId, report.id)),
        ),
      ),
    )
    .orderBy(asc(report.dueAt))
    .limit(batch);
  let marked = 0;
  for (const one of due) if (await mark(ctx, one)) marked++;
  return marked;
}

async function mark(ctx: Ctx, { id, caseId }: { id: string; caseId: string }): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, caseId);
    const [late] = await tx.select().from(report).where(eq(report.id, id));
    const handedIn = await tx
      .select({ id: reportSubmission.id })
      .from(reportSubmission)
      .where(eq(reportSubmission.reportId, id))
      .limit(1);
    // Handed in while this waited for the lock.
    if (!late || handedIn.length > 0 || reviewed.state !== "AWAITING_REPORT") return unchanged(false);
    const audit = await recordOverdue(tx, reviewed, late, now);
    return audit.length === 0 ? unchanged(false) : { value: true, audit: entries(audit) };
  });
}
