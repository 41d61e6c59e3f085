import { sql } from "drizzle-orm";
import { fittingInspections } from "@/features/inspections";
import { fittingCases } from "@/features/panels";
import { reader } from "@/platform/context";
import { demandStatistics, type StatisticsCtx } from "../cohort";
import type { StatisticsFilter } from "../input";
import type { Overdue } from "../rules/ageing";

/** What is overdue at this moment, whenever it was filed: reports, leaders' opinions on revisions, rectifications. */
export async function readAgeing(ctx: StatisticsCtx, filter: StatisticsFilter): Promise<Overdue[]> {
  demandStatistics(ctx);
  const { district, library } = filter;
  const days = (due: string) =>
    sql`greatest(0, floor(extract(epoch from ${ctx.now.toISOString()}::timestamptz - ${sql.raw(due)}) / 86400))::int`;
  return reader(ctx).execute<Overdue & Record<string, unknown>>(sql`
    with overdue as (
      select 'REPORT' as kind, ${days("report.due_at")} as days
      from review_case join report on report.case_id = review_case.id and report.state = 'LOCKED'
      where report.overdue_at is not null and review_case.state in ('AWAITING_REPORT', 'REPORT_CHECK')
        and ${fittingCases(ctx, { district, library })}
      union all
      select 'LEADER', ${days("revision_round.leader_due_at")}
      from review_case join revision_round on revision_round.case_id = review_case.id
      where revision_round.state = 'LEADER_REVIEW' and revision_round.overdue_at is not null and review_case.state = 'REVISION'
        and ${fittingCases(ctx, { district, library })}
      union all
      select 'RECTIFICATION', ${days("inspection.due_at")}
      from inspection join inspection_list on inspection_list.id = inspection.list_id
        join project on project.id = inspection.project_id
        join organization on organization.id = inspection.organization_id
      where inspection.overdue_at is not null and inspection.state in ('RECTIFY', 'ESCALATED')
        and ${fittingInspections(ctx, { district, library })}
    )
    select kind, days, count(*)::int as times from overdue group by kind, days`);
}
