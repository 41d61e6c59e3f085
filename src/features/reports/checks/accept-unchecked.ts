import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { reportSubmission } from "@/db/schema";
import { lockCase } from "@/features/reviews";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { conclude } from "./conclude";

const batch = 50;
const clean = sql`cardinality(${reportSubmission.findings}) = 0`;

/** Hand-ins nobody checked in time and in which nothing was found are accepted; what was found waits for a person. */
export async function acceptUnchecked(ctx: Ctx): Promise<number> {
  const due = await database()
    .select({ id: reportSubmission.id, caseId: reportSubmission.caseId })
    .from(reportSubmission)
    .where(and(eq(reportSubmission.state, "CHECKING"), clean, sql`${reportSubmission.acceptBy} <= app_now()`))
    .orderBy(asc(reportSubmission.acceptBy))
    .limit(batch);
  let accepted = 0;
  for (const one of due) if (await accept(ctx, one)) accepted++;
  return accepted;
}

async function accept(ctx: Ctx, { id, caseId }: { id: string; caseId: string }): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, caseId);
    const [submission] = await tx
      .select()
      .from(reportSubmission)
      .where(and(eq(reportSubmission.id, id), eq(reportSubmission.state, "CHECKING"), clean));
    // Somebody may have checked it while this waited for the lock.
    if (!submission || submission.acceptBy > now || reviewed.state !== "REPORT_CHECK")
      return unchanged(false);
    const audit = await conclude(tx, reviewed, submission, { personId: null, note: "" }, now);
    return { value: true, audit: entries(audit) };
  });
}
