import { and, asc, count, desc, eq, ilike, inArray, isNull, or, type SQL } from "drizzle-orm";
import { hazardousItem, jurisdiction, organization, project, projectParty, reviewCase } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import type { StoredClassification } from "./classification";
import { isFrozen } from "./rules";
import { scope } from "./scope";
import { storedClassification } from "./stored-item";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

const owned = {
  organizationId: project.organizationId,
  jurisdictionCode: project.jurisdictionCode,
  projectId: project.id,
};

export interface ProjectFilter {
  readonly search?: string;
  readonly library?: "SZ" | "GD";
  readonly sort?: "created" | "name";
  readonly direction?: "asc" | "desc";
  /** Rows wanted, and how many to leave out before them. */
  readonly limit: number;
  readonly offset: number;
}

/** How many projects of the actor's fit the filter: pages are counted before they are read. */
export async function countProjects(
  ctx: ReadCtx,
  filter: Pick<ProjectFilter, "search" | "library">,
): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(project).where(fitting(ctx, filter));
  return row?.n ?? 0;
}

/** A page of the actor's projects. */
export async function listProjects(ctx: ReadCtx, filter: ProjectFilter) {
  const column = filter.sort === "name" ? project.name : project.createdAt;
  const order = filter.direction === "asc" ? asc(column) : desc(column);
  return reader(ctx)
    .select({
      id: project.id,
      name: project.name,
      address: project.address,
      library: project.library,
      jurisdictionCode: project.jurisdictionCode,
      jurisdictionName: jurisdiction.name,
      competentBody: jurisdiction.competentBody,
      createdAt: project.createdAt,
    })
    .from(project)
    .innerJoin(jurisdiction, eq(jurisdiction.code, project.jurisdictionCode))
    .where(fitting(ctx, filter))
    .orderBy(order, asc(project.id))
    .limit(filter.limit)
    .offset(filter.offset);
}

function fitting(
  ctx: ReadCtx,
  { search, library }: Pick<ProjectFilter, "search" | "library">,
): SQL | undefined {
  const like = search ? `%${search.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : undefined;
  return and(
    scope(ctx.actor, owned),
    library ? eq(project.library, library) : undefined,
    like ? or(ilike(project.name, like), ilike(project.address, like)) : undefined,
  );
}

/** A project the actor may see, with its supervising body; null when there is none such. */
export async function findProject(ctx: ReadCtx, projectId: string) {
  if (!isId(projectId)) return null;
  const [row] = await reader(ctx)
    .select({
      id: project.id,
      organizationId: project.organizationId,
      organizationName: organization.name,
      name: project.name,
      address: project.address,
      library: project.library,
      jurisdictionCode: project.jurisdictionCode,
      jurisdictionName: jurisdiction.name,
      competentBody: jurisdiction.competentBody,
      createdAt: project.createdAt,
    })
    .from(project)
    .innerJoin(organization, eq(organization.id, project.organizationId))
    .innerJoin(jurisdiction, eq(jurisdiction.code, project.jurisdictionCode))
    .where(and(eq(project.id, projectId), scope(ctx.actor, owned)));
  return row ?? null;
}

export type FoundProject = NonNullable<Awaited<ReturnType<typeof findProject>>>;

/** Whether a case of the project has left the contractor's desk. */
export async function isProjectFrozen(ctx: ReadCtx, projectId: string): Promise<boolean> {
  const rows = await reader(ctx)
    .select({ state: reviewCase.state })
    .from(reviewCase)
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .where(and(eq(project.id, projectId), scope(ctx.actor, owned)));
  return isFrozen(rows.map((row) => row.state));
}

/** The units on a project, in the order of their roles. */
export async function listParties(ctx: ReadCtx, projectId: string) {
  return reader(ctx)
    .select({
      id: projectParty.id,
      role: projectParty.role,
      organizationId: projectParty.organizationId,
      name: organization.name,
      uscc: organization.uscc,
      contactName: projectParty.contactName,
      addedAt: projectParty.addedAt,
    })
    .from(projectParty)
    .innerJoin(organization, eq(organization.id, projectParty.organizationId))
    .innerJoin(project, eq(project.id, projectParty.projectId))
    .where(and(eq(project.id, projectId), isNull(projectParty.removedAt), scope(ctx.actor, owned)))
    .orderBy(asc(projectParty.addedAt), asc(projectParty.id));
}

export type ListedParty = Awaited<ReturnType<typeof listParties>>[number];

const itemColumns = {
  id: hazardousItem.id,
  projectId: hazardousItem.projectId,
  part: hazardousItem.part,
  chainage: hazardousItem.chainage,
  kind: hazardousItem.kind,
  parameters: hazardousItem.parameters,
  classification: hazardousItem.classification,
  result: hazardousItem.result,
  fingerprint: hazardousItem.fingerprint,
};

/** The 危大工程清单 of a project. */
export async function listItems(ctx: ReadCtx, projectId: string): Promise<ListedItem[]> {
  return readItems(ctx, eq(project.id, projectId));
}

/** Items by id, as far as the actor may see them; the order is that of the list. */
export async function listItemsById(ctx: ReadCtx, ids: readonly string[]): Promise<ListedItem[]> {
  const known = ids.filter(isId);
  return known.length === 0 ? [] : readItems(ctx, inArray(hazardousItem.id, known));
}

async function readItems(ctx: ReadCtx, which: SQL): Promise<ListedItem[]> {
  const rows = await reader(ctx)
    .select(itemColumns)
    .from(hazardousItem)
    .innerJoin(project, eq(project.id, hazardousItem.projectId))
    .where(and(which, isNull(hazardousItem.removedAt), scope(ctx.actor, owned)))
    .orderBy(asc(hazardousItem.createdAt), asc(hazardousItem.id));
  return rows.map((row) => ({ ...row, classification: storedClassification(row) }));
}

export interface ListedItem {
  readonly id: string;
  readonly projectId: string;
  readonly part: string;
  readonly chainage: string;
  readonly kind: string;
  readonly parameters: Record<string, unknown>;
  readonly classification: StoredClassification;
  readonly result: string;
  readonly fingerprint: string;
}
