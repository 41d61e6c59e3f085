import { sql } from "drizzle-orm";
import type { ComplaintOutcome, ComplaintState } from "@/db/schema";
import { complaintScope } from "@/features/complaints";
import { addDays, instantOf } from "@/features/rulebook";
import { reader } from "@/platform/context";
import { demandCity, type StatisticsCtx } from "../cohort";
import type { StatisticsFilter } from "../input";

export interface ComplaintCount {
  readonly state: ComplaintState;
  /** Of the review where there was one. */
  readonly outcome: ComplaintOutcome | null;
  readonly times: number;
}

/** Complaints received in the period that the reader knows of, as numbers alone (D12). They have no area and no library. */
export async function readComplaints(
  ctx: StatisticsCtx,
  { from, to }: StatisticsFilter,
): Promise<ComplaintCount[]> {
  demandCity(ctx);
  return reader(ctx).execute<ComplaintCount & Record<string, unknown>>(sql`
    select complaint.state, coalesce(complaint.review_outcome, complaint.outcome) as outcome, count(*)::int as times
    from complaint
    where ${complaintScope(ctx.actor)} and complaint.received_at >= ${instantOf(from).toISOString()}::timestamptz
      and complaint.received_at < ${instantOf(addDays(to, 1)).toISOString()}::timestamptz
    group by 1, 2`);
}
