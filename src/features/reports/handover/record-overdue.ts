import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { report, unitConduct } from "@/db/schema";
import type { ReviewCase } from "@/features/reviews";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import type { Report } from "../open-report";

/** 逾期: marked once and counted once against the unit (四(一)3, D8); nothing when it was already. */
export async function recordOverdue(
  tx: Tx,
  reviewed: Pick<ReviewCase, "id" | "organizationId" | "policyCode">,
  late: Pick<Report, "id" | "dueAt" | "dueDate">,
  now: Date,
): Promise<Audit[]> {
  const marked = await tx
    .update(report)
    .set({ overdueAt: now })
    .where(and(eq(report.id, late.id), isNull(report.overdueAt)))
    .returning({ id: report.id });
  if (marked.length === 0) return [];
  const [row] = await tx
    .insert(unitConduct)
    .values({
      id: randomId(),
      organizationId: reviewed.organizationId,
      kind: "REPORT_LATE",
      occurredAt: late.dueAt ?? now,
      policyCode: reviewed.policyCode,
      evidenceType: "report",
      evidenceId: late.id,
      recordedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: unitConduct.id });
  return [
    {
      action: "report.overdue",
      subject: { type: "report", id: late.id },
      detail: { case: reviewed.id, dueDate: late.dueDate },
    },
    ...(row
      ? [
          {
            action: "unitConduct.recorded" as const,
            subject: { type: "organization", id: reviewed.organizationId },
            detail: { kind: "REPORT_LATE", record: row.id, report: late.id },
          },
        ]
      : []),
  ];
}
