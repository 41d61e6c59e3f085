import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import {
  hazardousItem,
  inspection,
  inspectionList,
  jurisdiction,
  organization,
  project,
  reviewCase,
} from "@/db/schema";
import { addDays, instantOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import type { InspectionFilter } from "../input/list";
import { inspectionScope } from "../scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;
interface Page {
  readonly limit: number;
  readonly offset: number;
}

const rowColumns = {
  id: inspection.id,
  listId: inspection.listId,
  listNumber: inspectionList.number,
  listTitle: inspectionList.title,
  number: inspection.number,
  ordinal: inspection.ordinal,
  state: inspection.state,
  reason: inspection.reason,
  fact: inspection.fact,
  basis: inspection.basis,
  since: inspection.since,
  projectId: inspection.projectId,
  projectName: project.name,
  projectAddress: project.address,
  library: project.library,
  areaName: jurisdiction.name,
  organizationName: organization.name,
  uscc: organization.uscc,
  caseId: inspection.caseId,
  caseNumber: reviewCase.number,
  part: hazardousItem.part,
  recordedAt: inspection.recordedAt,
  dueDate: inspection.dueDate,
  dueAt: inspection.dueAt,
  overdueAt: inspection.overdueAt,
  closedAt: inspection.closedAt,
};

/** Rows with the names around them; every query on inspections goes through here and carries the scope. */
export function selectRows(ctx: Pick<Ctx, "actor" | "tx">, which: SQL | undefined) {
  return reader(ctx)
    .select(rowColumns)
    .from(inspection)
    .innerJoin(inspectionList, eq(inspectionList.id, inspection.listId))
    .innerJoin(project, eq(project.id, inspection.projectId))
    .innerJoin(organization, eq(organization.id, inspection.organizationId))
    .innerJoin(jurisdiction, eq(jurisdiction.code, inspection.jurisdictionCode))
    .leftJoin(reviewCase, eq(reviewCase.id, inspection.caseId))
    .leftJoin(hazardousItem, eq(hazardousItem.id, inspection.itemId))
    .where(and(which, inspectionScope(ctx.actor)));
}

export type InspectionRow = Awaited<ReturnType<typeof selectRows>>[number];

/** The rows of a list, in their order: all of them, a list is bounded. */
export async function listRows(ctx: ReadCtx, listId: string): Promise<InspectionRow[]> {
  if (!isId(listId)) return [];
  return selectRows(ctx, eq(inspection.listId, listId)).orderBy(asc(inspection.ordinal));
}

/** How many inspections fit the register's filter. */
export async function countInspections(ctx: ReadCtx, filter: InspectionFilter): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(inspection)
    .innerJoin(inspectionList, eq(inspectionList.id, inspection.listId))
    .innerJoin(project, eq(project.id, inspection.projectId))
    .innerJoin(organization, eq(organization.id, inspection.organizationId))
    .where(fittingInspections(ctx, filter));
  return row?.n ?? 0;
}

/** A page of the register, what is overdue first and then the newest. */
export async function listInspections(ctx: ReadCtx, filter: InspectionFilter, page: Page) {
  return selectRows(ctx, fittingInspections(ctx, filter))
    .orderBy(
      sql`(${inspection.overdueAt} is null or ${inspection.state} = 'CLOSED')`,
      desc(inspectionList.createdAt),
      asc(inspection.number),
    )
    .limit(page.limit)
    .offset(page.offset);
}

/** Rows of the register behind a number, in the order of their numbers: for whoever takes all of them. */
export async function inspectionsAfter(
  ctx: ReadCtx,
  filter: InspectionFilter,
  after: string,
  limit: number,
): Promise<InspectionRow[]> {
  return selectRows(ctx, and(fittingInspections(ctx, filter), gt(inspection.number, after)))
    .orderBy(asc(inspection.number))
    .limit(limit);
}

/**
 * The inspections the actor sees that a filter leaves, as a condition on `inspection` joined with `inspection_list`,
 * `project` and `organization`: the register, its counters and the statistics share it.
 */
export function fittingInspections(
  ctx: Pick<Ctx, "actor">,
  { queue, state, reason, district, library, from, to, keyword }: InspectionFilter,
): SQL | undefined {
  const like = keyword ? `%${keyword.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : undefined;
  return and(
    queue === undefined ? undefined : inQueue(ctx, queue),
    inspectionScope(ctx.actor),
    state ? eq(inspection.state, state) : undefined,
    reason ? eq(inspection.reason, reason) : undefined,
    library ? eq(project.library, library) : undefined,
    from ? gte(inspectionList.createdAt, instantOf(from)) : undefined,
    to ? lt(inspectionList.createdAt, instantOf(addDays(to, 1))) : undefined,
    district
      ? sql`${inspection.jurisdictionCode} in (select j.code from jurisdiction j
          where j.code = ${district} or (j.parent_code = ${district} and j.kind = 'functional'))`
      : undefined,
    like
      ? sql`(${inspection.number} ilike ${like} or ${project.name} ilike ${like} or ${organization.name} ilike ${like})`
      : undefined,
  );
}

/** What waits for the actor's own body: a visit, a decision; and what is late, whoever must act. */
function inQueue(
  { actor }: Pick<Ctx, "actor">,
  queue: NonNullable<InspectionFilter["queue"]>,
): SQL | undefined {
  const own =
    actor.kind === "user" && actor.jurisdiction
      ? eq(inspectionList.jurisdictionCode, actor.jurisdiction)
      : sql`false`;
  switch (queue) {
    case "toVisit":
      return and(own, inArray(inspection.state, ["PLANNED", "LIST_EXPORTED", "ON_SITE"]));
    case "toHandle":
      return and(own, inArray(inspection.state, ["FINDINGS", "RESUBMITTED", "VERIFIED"]));
    case "overdue":
      return and(own, isNotNull(inspection.overdueAt), inArray(inspection.state, ["RECTIFY", "ESCALATED"]));
  }
}
