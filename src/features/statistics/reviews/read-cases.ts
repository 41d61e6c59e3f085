import { sql } from "drizzle-orm";
import { caseKind } from "@/features/panels";
import { reader } from "@/platform/context";
import { cohort, filedIn, type StatisticsCtx } from "../cohort";
import type { StatisticsFilter } from "../input";
import type { CaseCount } from "../rules/reviews";

/**
 * The cases of the period by month, kind, area and conclusion, in one statement. A functional area counts with the
 * district it lies in, unless it was asked for alone.
 */
export async function readCases(ctx: StatisticsCtx, filter: StatisticsFilter): Promise<CaseCount[]> {
  const own = sql`(area.kind <> 'functional' or area.parent_code is null or area.code = ${filter.district ?? ""})`;
  return reader(ctx).execute<CaseCount & Record<string, unknown>>(sql`
    with counted as (
      select ${filedIn} as month, ${caseKind} as kind, coalesce(review_case.conclusion, 'NONE') as conclusion,
        case when ${own} then area.code else area.parent_code end as area
      from review_case join jurisdiction area on area.code = review_case.jurisdiction_code
      where ${cohort(ctx, filter)}
    )
    select c.month, c.kind, c.area, j.name as "areaName", c.conclusion, count(*)::int as cases
    from counted c join jurisdiction j on j.code = c.area
    group by c.month, c.kind, c.area, j.name, c.conclusion`);
}
