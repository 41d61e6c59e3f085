import { sql } from "drizzle-orm";
import { fittingInspections } from "@/features/inspections";
import { reader } from "@/platform/context";
import { demandStatistics, type StatisticsCtx } from "../cohort";
import type { StatisticsFilter } from "../input";
import type { InspectionCount } from "../rules/oversight";

/** The inspections on lists made in the period, by why, how far they are, and whether something was found. */
export async function readInspections(
  ctx: StatisticsCtx,
  filter: StatisticsFilter,
): Promise<InspectionCount[]> {
  demandStatistics(ctx);
  return reader(ctx).execute<InspectionCount & Record<string, unknown>>(sql`
    with listed as (
      select inspection.reason, inspection.state,
        exists (select from inspection_finding f where f.inspection_id = inspection.id) as found
      from inspection join inspection_list on inspection_list.id = inspection.list_id
        join project on project.id = inspection.project_id
        join organization on organization.id = inspection.organization_id
      where ${fittingInspections(ctx, filter)}
    )
    select reason, state, found, count(*)::int as times from listed group by reason, state, found`);
}
