import { and, asc, count, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { organization, report, reportSubmission, reviewCase } from "@/db/schema";
import { caseScope } from "@/features/reviews";
import { type Ctx, reader } from "@/platform/context";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** check: 待核对; mediation: 协调中; overdue: 逾期未交 or handed in too late and not accepted yet. */
export const reportLists = ["check", "mediation", "overdue"] as const;
export type ReportList = (typeof reportLists)[number];

const which: Readonly<Record<ReportList, SQL>> = {
  check: sql`${reviewCase.state} = 'REPORT_CHECK'`,
  mediation: sql`${reviewCase.state} = 'MEDIATION'`,
  overdue: and(
    isNotNull(report.overdueAt),
    sql`${reviewCase.state} in ('AWAITING_REPORT', 'REPORT_CHECK')`,
  ) as SQL,
};

/** How many cases of the actor's area are in each list; nothing for anybody but the authorities. */
export async function countReports(ctx: ReadCtx, list: ReportList): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(reviewCase)
    .leftJoin(report, and(eq(report.caseId, reviewCase.id), sql`${report.state} = 'LOCKED'`))
    .where(and(scoped(ctx), which[list]));
  return row?.n ?? 0;
}

/** A page of them, what has waited longest first. */
export async function listReports(ctx: ReadCtx, list: ReportList, page: { limit: number; offset: number }) {
  return reader(ctx)
    .select({
      caseId: reviewCase.id,
      number: reviewCase.number,
      title: reviewCase.title,
      state: reviewCase.state,
      organizationName: organization.name,
      dueAt: report.dueAt,
      overdueAt: report.overdueAt,
      submissionId: reportSubmission.id,
      submittedAt: reportSubmission.submittedAt,
      timeliness: reportSubmission.timeliness,
      findings: reportSubmission.findings,
      acceptBy: reportSubmission.acceptBy,
    })
    .from(reviewCase)
    .innerJoin(organization, eq(organization.id, reviewCase.organizationId))
    .leftJoin(report, and(eq(report.caseId, reviewCase.id), sql`${report.state} = 'LOCKED'`))
    .leftJoin(
      reportSubmission,
      and(eq(reportSubmission.caseId, reviewCase.id), eq(reportSubmission.state, "CHECKING")),
    )
    .where(and(scoped(ctx), which[list]))
    .orderBy(sql`coalesce(${reportSubmission.acceptBy}, ${report.dueAt}) asc nulls last`, asc(reviewCase.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedReport = Awaited<ReturnType<typeof listReports>>[number];

function scoped({ actor }: ReadCtx): SQL | undefined {
  return actor.kind === "user" && actor.role === "regulator" ? caseScope(actor) : sql`false`;
}
