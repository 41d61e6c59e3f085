import { sql } from "drizzle-orm";
import { reader } from "@/platform/context";
import { cohort, filedIn, type StatisticsCtx } from "../cohort";
import type { StatisticsFilter } from "../input";
import type { InvitationCount } from "../rules/answers";

/** The invitations of the period's cases by the month their case was filed in, state and reason of a refusal. */
export async function readAnswers(ctx: StatisticsCtx, filter: StatisticsFilter): Promise<InvitationCount[]> {
  return reader(ctx).execute<InvitationCount & Record<string, unknown>>(sql`
    select ${filedIn} as month, i.state, i.decline_reason as reason, count(*)::int as times
    from review_case join invitation i on i.case_id = review_case.id
    where ${cohort(ctx, filter)}
    group by 1, 2, 3`);
}
