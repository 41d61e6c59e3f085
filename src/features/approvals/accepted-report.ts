import { and, asc, desc, eq, lte } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { report, reportItem, revisionRound, storedFile } from "@/db/schema";

type Reader = Pick<Tx, "select">;

/** The accepted report of a case with its items; null while there is none (D8). */
export async function acceptedReport(tx: Reader, caseId: string) {
  const [row] = await tx
    .select()
    .from(report)
    .where(and(eq(report.caseId, caseId), eq(report.state, "ACCEPTED")));
  if (!row) return null;
  const items = await tx
    .select()
    .from(reportItem)
    .where(eq(reportItem.reportId, row.id))
    .orderBy(asc(reportItem.ordinal));
  return { ...row, items, required: items.filter(({ severity }) => severity === "MUST") };
}

export type AcceptedReport = NonNullable<Awaited<ReturnType<typeof acceptedReport>>>;

/**
 * The version of the plan that was reviewed: the newest usable one when the panel's report was locked. Never
 * simply the newest, which may have been uploaded since (E19, E20).
 */
export async function reviewedPlan(tx: Reader, caseId: string, lockedAt: Date | null) {
  if (!lockedAt) return null;
  const [row] = await tx
    .select()
    .from(storedFile)
    .where(
      and(
        eq(storedFile.caseId, caseId),
        eq(storedFile.kind, "plan"),
        eq(storedFile.state, "AVAILABLE"),
        lte(storedFile.availableAt, lockedAt),
      ),
    )
    .orderBy(desc(storedFile.version))
    .limit(1);
  return row ?? null;
}

/** Every version of the plan, newest first. */
export async function plansOf(tx: Reader, caseId: string) {
  return tx
    .select()
    .from(storedFile)
    .where(and(eq(storedFile.caseId, caseId), eq(storedFile.kind, "plan")))
    .orderBy(desc(storedFile.version));
}

/** The rounds of a case, newest first. */
export async function roundsOf(tx: Reader, caseId: string) {
  return tx
    .select()
    .from(revisionRound)
    .where(eq(revisionRound.caseId, caseId))
    .orderBy(desc(revisionRound.round));
}

/** What a revision is measured against: the report, the plan before, and what has been uploaded since. */
export async function revisionBasis(tx: Reader, caseId: string) {
  const accepted = await acceptedReport(tx, caseId);
  if (!accepted) return null;
  const [plans, rounds, reviewed] = await Promise.all([
    plansOf(tx, caseId),
    roundsOf(tx, caseId),
    reviewedPlan(tx, caseId, accepted.lockedAt),
  ]);
  const lastId = rounds[0]?.planFileId ?? reviewed?.id;
  const last = plans.find(({ id }) => id === lastId);
  return { report: accepted, plans, rounds, reviewed, last, lastVersion: last?.version ?? 0 };
}

export type RevisionBasis = NonNullable<Awaited<ReturnType<typeof revisionBasis>>>;
