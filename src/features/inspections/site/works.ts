import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { ApprovedPlan } from "../rules/site";

/** A hazardous item of the inspected works, as the platform has it. */
export interface Work extends ApprovedPlan {
  readonly itemId: string;
  readonly part: string;
  readonly result: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly caseState: string | null;
  readonly siteCode: string | null;
  readonly planVersion: number | null;
  /** Whether the inspection's own reason is about it. */
  readonly own: boolean;
}

/**
 * The works an inspector looks at: the project's hazardous items, each with the case it stands under and the plan
 * that is approved for it, if one is and still stands.
 */
export async function worksOf(
  tx: Pick<Tx, "execute">,
  inspection: { readonly projectId: string; readonly caseId: string | null; readonly itemId: string | null },
): Promise<Work[]> {
  const rows = await tx.execute<Omit<Work, "own"> & { own: boolean }>(sql`
    select i.id as "itemId", i.part, i.result, c.id as "caseId", c.number as "caseNumber", c.state as "caseState",
      a.site_code as "siteCode", f.version as "planVersion", a.plan_sha256 as sha256,
      case when a.id is not null then to_char(c.approved_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') end as "approvedOn",
      (i.id = ${inspection.itemId}::uuid
        or (${inspection.itemId}::uuid is null and (${inspection.caseId}::uuid is null or c.id = ${inspection.caseId}::uuid))) as own
    from hazardous_item i
    left join lateral (
      select c.* from review_item r join review_case c on c.id = r.case_id
      where r.item_id = i.id and c.submitted_at is not null and c.state not in ('CANCELLED', 'VOID')
      order by c.submitted_at desc limit 1) c on true
    left join approval a on a.case_id = c.id and a.state = 'APPROVED' and c.state in ('APPROVED', 'IMPLEMENTING', 'COMPLETED')
    left join stored_file f on f.id = a.plan_file_id
    where i.project_id = ${inspection.projectId} and i.removed_at is null and i.result <> 'NOT_HAZARDOUS'
    order by i.created_at, i.id`);
  return [...rows].map((row) => ({ ...row, own: row.own === true }));
}
