import { type SQL, sql } from "drizzle-orm";
import { reader } from "@/platform/context";
import { cohort, type StatisticsCtx } from "../cohort";
import type { StatisticsFilter } from "../input";
import type { Finding } from "../rules/frequent";

/** What the accepted reports of the period's cases found wrong, by hazardous kind; their words stay with them. */
export async function readFindings(ctx: StatisticsCtx, filter: StatisticsFilter): Promise<Finding[]> {
  return findingsOf(ctx, cohort(ctx, filter));
}

/**
 * Reports, serious defects and items by kind, of the cases of a condition. A report on works of several kinds counts
 * with each of them; a defect of one kind's own list with that kind. What a panel wrote in its own words is counted
 * as WORDS and not read.
 */
export async function findingsOf(ctx: Pick<StatisticsCtx, "tx">, which: SQL): Promise<Finding[]> {
  return reader(ctx).execute<Finding & Record<string, unknown>>(sql`
    with heard as (
      select distinct report.id, review_case.organization_id as unit, report.defects, item.kind
      from review_case join report on report.case_id = review_case.id and report.state = 'ACCEPTED'
        join review_item covered on covered.case_id = review_case.id
        join hazardous_item item on item.id = covered.item_id
      where ${which}
    ),
    ticked as (
      select h.id, h.unit, h.kind, case when d.said ~ '^[a-z-]+[.][0-9]+$' then d.said else 'WORDS' end as key
      from heard h cross join lateral unnest(h.defects) d (said)
      where d.said !~ '^[a-z-]+[.][0-9]+$' or split_part(d.said, '.', 1) in ('common', h.kind)
    )
    select kind, 'REPORT' as what, '' as key, count(*)::int as reports, count(distinct unit)::int as units, count(*)::int as times
    from heard group by kind
    union all
    select kind, 'DEFECT', key, count(distinct id)::int, count(distinct unit)::int, count(*)::int from ticked group by kind, key
    union all
    select h.kind, 'ITEM', i.heading || '.' || i.severity, count(distinct h.id)::int, count(distinct h.unit)::int, count(*)::int
    from heard h join report_item i on i.report_id = h.id group by h.kind, i.heading, i.severity`);
}
