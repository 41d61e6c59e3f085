import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type CaseState, type Conclusion, report, reportSubmission } from "@/db/schema";
import { moveCase, type ReviewCase } from "@/features/reviews";
import type { Audit } from "@/platform/audit";
import { Conflict } from "@/platform/errors";
import { moved } from "../open-report";

type Submission = typeof reportSubmission.$inferSelect;

/** Where each conclusion leads (四(二)4, D3). */
const next: Readonly<Record<Conclusion, CaseState>> = {
  PASS: "APPROVAL",
  PASS_AFTER_REVISION: "REVISION",
  FAIL: "CLOSED_FAIL",
};

/** The hand-in is accepted: the report's conclusion is the case's, and the case goes where it leads. */
export async function conclude(
  tx: Tx,
  reviewed: ReviewCase,
  submission: Submission,
  by: { personId: string | null; note: string },
  now: Date,
): Promise<Audit[]> {
  const checked = await tx
    .update(reportSubmission)
    .set({ state: "ACCEPTED", checkedBy: by.personId, checkedAt: now })
    .where(and(eq(reportSubmission.id, submission.id), eq(reportSubmission.state, "CHECKING")))
    .returning({ id: reportSubmission.id });
  if (checked.length === 0) throw checkedAlready();
  const [accepted] = await tx
    .update(report)
    .set({ state: "ACCEPTED", acceptedAt: now })
    .where(and(eq(report.id, submission.reportId), eq(report.state, "LOCKED")))
    .returning();
  if (!accepted?.conclusion) throw moved();
  const { conclusion } = accepted;
  await moveCase(tx, reviewed.id, ["REPORT_CHECK"], "CONCLUDED", { conclusion, concludedAt: now });
  await moveCase(
    tx,
    reviewed.id,
    ["CONCLUDED"],
    next[conclusion],
    conclusion === "FAIL" ? { closedAt: now } : {},
  );
  return [
    {
      action: "report.accepted",
      subject: { type: "report", id: accepted.id },
      detail: {
        case: reviewed.id,
        submission: submission.id,
        automatic: by.personId === null,
        findings: submission.findings,
        ...(by.note ? { note: by.note } : {}),
      },
    },
    {
      action: "case.concluded",
      subject: { type: "case", id: reviewed.id },
      detail: { conclusion, report: accepted.id, hash: accepted.contentHash },
    },
  ];
}

export function checkedAlready(): Conflict {
  return new Conflict("ALREADY_CHECKED", "这次报送已经核对过，请刷新页面查看结果。");
}
