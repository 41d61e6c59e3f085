import { and, asc, count, desc, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import {
  type CaseState,
  invitation,
  jurisdiction,
  organization,
  policyVersion,
  project,
  reviewCase,
  reviewItem,
  storedFile,
} from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { caseScope } from "./case-scope";
import { openKinds, type StoredFile } from "./files";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/**
 * The state as the actor may know it. Outside the authorities a shortage shows with the next batch
 * (`contractor.view_refresh`) and not before: its moment is the moment of somebody's answer (E25).
 */
function shownState(actor: ReadCtx["actor"]): SQL<CaseState> {
  const batched = actor.kind === "user" && (actor.role === "contractor" || actor.role === "supervision");
  if (!batched) return sql<CaseState>`${reviewCase.state}`;
  return sql<CaseState>`case when ${reviewCase.state} = 'POOL_EXHAUSTED' and ${reviewCase.exhaustedAt} >= date_bin(
    (select (parameters->>'contractor.view_refresh')::interval from ${policyVersion} where ${policyVersion.code} = ${reviewCase.policyCode}),
    app_now(), 'epoch'::timestamptz) then 'INVITING' else ${reviewCase.state} end`;
}

export interface CaseFilter {
  readonly search?: string;
  readonly states?: readonly CaseState[];
  readonly projectId?: string;
}

export interface CasePage extends CaseFilter {
  readonly sort?: "created" | "submitted" | "number";
  readonly direction?: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
}

const sortColumns = {
  created: reviewCase.createdAt,
  submitted: reviewCase.submittedAt,
  number: reviewCase.number,
} as const;

function fitting(ctx: ReadCtx, { search, states, projectId }: CaseFilter): SQL | undefined {
  const like = search ? `%${search.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : undefined;
  return and(
    caseScope(ctx.actor),
    states ? inArray(reviewCase.state, [...states]) : undefined,
    projectId ? (isId(projectId) ? eq(reviewCase.projectId, projectId) : sql`false`) : undefined,
    like
      ? or(ilike(reviewCase.title, like), ilike(reviewCase.number, like), ilike(project.name, like))
      : undefined,
  );
}

/** How many cases of the actor's fit the filter. */
export async function countCases(ctx: ReadCtx, filter: CaseFilter): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(reviewCase)
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .where(fitting(ctx, filter));
  return row?.n ?? 0;
}

/** How many of the actor's cases stand in each state; states nobody is in are left out. */
export async function countCasesByState(ctx: ReadCtx): Promise<Map<CaseState, number>> {
  const rows = await reader(ctx)
    .select({ state: reviewCase.state, n: count() })
    .from(reviewCase)
    .where(caseScope(ctx.actor))
    .groupBy(reviewCase.state);
  return new Map(rows.map((row) => [row.state, row.n]));
}

const listColumns = (actor: ReadCtx["actor"]) => ({
  id: reviewCase.id,
  number: reviewCase.number,
  title: reviewCase.title,
  state: shownState(actor),
  result: reviewCase.result,
  mainSpecialty: reviewCase.mainSpecialty,
  projectId: reviewCase.projectId,
  projectName: project.name,
  organizationName: organization.name,
  jurisdictionName: jurisdiction.name,
  createdAt: reviewCase.createdAt,
  submittedAt: reviewCase.submittedAt,
  admitBy: reviewCase.admitBy,
});

/** A page of the actor's cases. */
export async function listCases(ctx: ReadCtx, page: CasePage) {
  const column = sortColumns[page.sort ?? "created"];
  const order = page.direction === "asc" ? sql`${column} asc nulls last` : sql`${column} desc nulls last`;
  return reader(ctx)
    .select(listColumns(ctx.actor))
    .from(reviewCase)
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .innerJoin(organization, eq(organization.id, reviewCase.organizationId))
    .innerJoin(jurisdiction, eq(jurisdiction.code, reviewCase.jurisdictionCode))
    .where(fitting(ctx, page))
    .orderBy(order, asc(reviewCase.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** A case the actor may see, with the names around it; null when there is none such. */
export async function findCase(ctx: ReadCtx, caseId: string) {
  if (!isId(caseId)) return null;
  const [row] = await reader(ctx)
    .select({
      case: reviewCase,
      state: shownState(ctx.actor),
      projectName: project.name,
      projectAddress: project.address,
      organizationName: organization.name,
      jurisdictionName: jurisdiction.name,
      competentBody: jurisdiction.competentBody,
    })
    .from(reviewCase)
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .innerJoin(organization, eq(organization.id, reviewCase.organizationId))
    .innerJoin(jurisdiction, eq(jurisdiction.code, reviewCase.jurisdictionCode))
    .where(and(eq(reviewCase.id, caseId), caseScope(ctx.actor)));
  if (!row) return null;
  const { case: facts, ...names } = row;
  return { ...facts, ...names };
}

export type FoundCase = NonNullable<Awaited<ReturnType<typeof findCase>>>;

/** Whether anybody has been asked in a case the actor sees; says nothing about whom or when. */
export async function wasCaseInvited(ctx: ReadCtx, caseId: string): Promise<boolean> {
  const rows = await reader(ctx)
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .innerJoin(invitation, eq(invitation.caseId, reviewCase.id))
    .where(and(eq(reviewCase.id, caseId), caseScope(ctx.actor)))
    .limit(1);
  return rows.length > 0;
}

/** Every version of every open file of a case, newest first. */
export async function listFiles(ctx: ReadCtx, caseId: string): Promise<StoredFile[]> {
  if (!isId(caseId)) return [];
  const rows = await reader(ctx)
    .select({ file: storedFile })
    .from(storedFile)
    .innerJoin(reviewCase, eq(reviewCase.id, storedFile.caseId))
    .where(and(eq(storedFile.caseId, caseId), inArray(storedFile.kind, [...openKinds]), caseScope(ctx.actor)))
    .orderBy(asc(storedFile.kind), desc(storedFile.version));
  return rows.map((row) => row.file);
}

/** Which items of a project stand in an open case: they cannot be filed again. */
export async function listCoveredItems(ctx: ReadCtx, projectId: string) {
  return reader(ctx)
    .select({
      itemId: reviewItem.itemId,
      caseId: reviewCase.id,
      title: reviewCase.title,
      number: reviewCase.number,
    })
    .from(reviewItem)
    .innerJoin(reviewCase, eq(reviewCase.id, reviewItem.caseId))
    .where(and(eq(reviewCase.projectId, projectId), eq(reviewItem.open, true), caseScope(ctx.actor)));
}
