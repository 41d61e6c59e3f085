import { type SQL, sql } from "drizzle-orm";
import type { InspectionReason } from "@/db/schema";
import { project } from "@/db/schema";
import { scope } from "@/features/projects";
import { type PolicyParameters, policyInForce } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import type { ListFilter } from "../input/list";
import { type FactDetail, factSentence } from "../rules/fact-sentence";
import { automaticReasons, type FilterReason, filterReasons } from "../rules/reasons";
import { findingsOf } from "./automatic-findings";

export type ListCtx = Ctx & { readonly actor: UserActor };

/** A row that a list would hold. */
export interface CandidateRow {
  readonly reason: InspectionReason;
  readonly projectId: string;
  readonly projectName: string;
  readonly projectAddress: string;
  readonly areaName: string;
  readonly jurisdictionCode: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly itemId: string | null;
  readonly part: string | null;
  readonly since: Date;
  readonly fact: string;
}

/** How many rows a filter finds, for each reason; reasons with none are left out. */
export async function countCandidates(
  ctx: ListCtx,
  filter: ListFilter,
): Promise<Map<InspectionReason, number>> {
  const { values } = await policyInForce(ctx);
  const rows = await reader(ctx).execute<{ reason: InspectionReason; n: number }>(
    sql`select found.reason, count(*)::int as n from ${candidates(ctx, filter, values)} group by found.reason`,
  );
  return new Map([...rows].map(({ reason, n }) => [reason, n]));
}

/** The rows themselves, worst first, a page of them or all. */
export async function listCandidates(
  ctx: ListCtx,
  filter: ListFilter,
  page: { limit: number; offset: number },
): Promise<CandidateRow[]> {
  const { values } = await policyInForce(ctx);
  const rows = await reader(ctx).execute<
    Omit<CandidateRow, "fact" | "since"> & { fact: FactDetail; since: string }
  >(sql`
    select found.reason, found.project_id as "projectId", project.name as "projectName", project.address as "projectAddress",
      area.name as "areaName", project.jurisdiction_code as "jurisdictionCode", unit.id as "organizationId",
      unit.name as "organizationName", found.case_id as "caseId", c.number as "caseNumber", found.item_id as "itemId",
      item.part, found.since, found.fact
    from ${candidates(ctx, filter, values)}
    order by array_position(array[${sql.join(
      filterReasons.map((reason) => sql`${reason}`),
      sql`, `,
    )}]::text[], found.reason),
      found.since, found.project_id, found.case_id, found.item_id
    limit ${page.limit} offset ${page.offset}`);
  return [...rows].map((row) => ({
    ...row,
    since: new Date(row.since),
    fact: factSentence(row.reason, { part: row.part, caseNumber: row.caseNumber, ...row.fact }),
  }));
}

/** What is asked for; nothing chosen: everything the system finds by itself. */
export function reasonsOf({ reasons }: Pick<ListFilter, "reasons">): readonly FilterReason[] {
  return reasons.length > 0 ? reasons : automaticReasons;
}

/**
 * Findings in the actor's area under a filter. Not again what stands in an open inspection, or was closed after it
 * came to be known.
 */
function candidates(ctx: ListCtx, filter: ListFilter, policy: PolicyParameters): SQL {
  return sql`(${findingsOf(reasonsOf(filter), policy)}) as found
    join project on project.id = found.project_id
    join organization unit on unit.id = project.organization_id
    join jurisdiction area on area.code = project.jurisdiction_code
    left join review_case c on c.id = found.case_id
    left join hazardous_item item on item.id = found.item_id
    where ${inArea(ctx.actor, filter)} and not exists (
      select from inspection v where v.project_id = found.project_id and v.reason = found.reason
        and v.case_id is not distinct from found.case_id and v.item_id is not distinct from found.item_id
        and (v.state <> 'CLOSED' or v.closed_at > found.since))`;
}

/** The projects a body may inspect, under the filter's area, library and words; `project` and `unit` are joined. */
export function inArea(actor: UserActor, { district, library, keyword }: Omit<ListFilter, "reasons">): SQL {
  const inspecting = actor.role === "regulator" && (actor.post === "district" || actor.post === "station");
  if (!inspecting) return sql`false`;
  const like = keyword ? `%${keyword.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  const conditions = [
    scope(actor, {
      organizationId: project.organizationId,
      jurisdictionCode: project.jurisdictionCode,
      projectId: project.id,
    }),
    district
      ? sql`${project.jurisdictionCode} in (select j.code from jurisdiction j
          where j.code = ${district} or (j.parent_code = ${district} and j.kind = 'functional'))`
      : null,
    library ? sql`${project.library} = ${library}` : null,
    like ? sql`(${project.name} ilike ${like} or unit.name ilike ${like})` : null,
  ].filter((one) => one !== null);
  return sql.join(conditions, sql` and `);
}
