import { sql } from "drizzle-orm";
import { reader } from "@/platform/context";
import { cohort, type StatisticsCtx } from "../cohort";
import type { StatisticsFilter } from "../input";
import type { StageHours } from "../rules/durations";

/**
 * How long the cases of the period took in each stage, from the instants on their rows and those of their rounds,
 * sittings, hand-ins and approvals. A stage that ended before it began (a panel of inherited seats that was drawn
 * for later) says nothing about its length and is left out.
 */
export async function readStages(ctx: StatisticsCtx, filter: StatisticsFilter): Promise<StageHours[]> {
  return reader(ctx).execute<StageHours & Record<string, unknown>>(sql`
    with moments as (
      select review_case.submitted_at, review_case.admitted_at, review_case.first_formed_at,
        review_case.concluded_at, review_case.approved_at,
        (select min(r.requested_at) from draw_round r where r.case_id = review_case.id) as drawn_at,
        (select min(s.started_at) from sitting s where s.case_id = review_case.id) as met_at,
        (select max(s.ended_at) from sitting s where s.case_id = review_case.id) as ended_at,
        (select min(p.submitted_at) from report_submission p where p.case_id = review_case.id) as handed_at
      from review_case where ${cohort(ctx, filter)}
    )
    select t.stage,
      coalesce(jsonb_agg(extract(epoch from t.ends - t.begins)::float8 / 3600) filter (where t.ends >= t.begins), '[]') as hours,
      (count(*) filter (where t.ends is null))::int as open
    from moments m cross join lateral (values
      ('ADMISSION', m.submitted_at, m.admitted_at),
      ('CONDITIONS', m.admitted_at, m.drawn_at),
      ('PANEL', m.drawn_at, m.first_formed_at),
      ('MEETING', m.first_formed_at, m.met_at),
      ('REPORT', m.ended_at, m.handed_at),
      ('CHECK', m.handed_at, m.concluded_at),
      ('APPROVAL', m.concluded_at, m.approved_at)
    ) t (stage, begins, ends)
    where t.begins is not null
    group by t.stage`);
}
