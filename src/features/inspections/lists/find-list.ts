import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { inspectionList, inspectionTeam, jurisdiction, person } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { listScope } from "../scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;
interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** A list with who made it, its body and its numbers. */
const listColumns = {
  id: inspectionList.id,
  number: inspectionList.number,
  title: inspectionList.title,
  kind: inspectionList.kind,
  filter: inspectionList.filter,
  jurisdictionCode: inspectionList.jurisdictionCode,
  body: jurisdiction.competentBody,
  createdAt: inspectionList.createdAt,
  createdBy: person.name,
  rows: sql<number>`(select count(*)::int from inspection v where v.list_id = ${inspectionList.id})`,
  closed: sql<number>`(select count(*)::int from inspection v where v.list_id = ${inspectionList.id} and v.state = 'CLOSED')`,
};

export async function countLists(ctx: ReadCtx): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(inspectionList).where(listScope(ctx.actor));
  return row?.n ?? 0;
}

/** Lists the actor sees, newest first. */
export async function listLists(ctx: ReadCtx, page: Page) {
  return reader(ctx)
    .select(listColumns)
    .from(inspectionList)
    .innerJoin(jurisdiction, eq(jurisdiction.code, inspectionList.jurisdictionCode))
    .innerJoin(person, eq(person.id, inspectionList.createdBy))
    .where(listScope(ctx.actor))
    .orderBy(desc(inspectionList.createdAt), asc(inspectionList.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedList = Awaited<ReturnType<typeof listLists>>[number];

/** A list the actor sees; null when there is none such. */
export async function findList(ctx: ReadCtx, listId: string): Promise<ListedList | null> {
  if (!isId(listId)) return null;
  const [row] = await reader(ctx)
    .select(listColumns)
    .from(inspectionList)
    .innerJoin(jurisdiction, eq(jurisdiction.code, inspectionList.jurisdictionCode))
    .innerJoin(person, eq(person.id, inspectionList.createdBy))
    .where(and(eq(inspectionList.id, listId), listScope(ctx.actor)));
  return row ?? null;
}

/** The inspectors drawn for a list, those who withdrew as well. */
export async function listTeam(ctx: ReadCtx, listId: string) {
  if (!isId(listId)) return [];
  return reader(ctx)
    .select({
      personId: inspectionTeam.personId,
      name: person.name,
      round: inspectionTeam.round,
      withdrawnAt: inspectionTeam.withdrawnAt,
      withdrawnReason: inspectionTeam.withdrawnReason,
    })
    .from(inspectionTeam)
    .innerJoin(inspectionList, eq(inspectionList.id, inspectionTeam.listId))
    .innerJoin(person, eq(person.id, inspectionTeam.personId))
    .where(and(eq(inspectionTeam.listId, listId), listScope(ctx.actor)))
    .orderBy(asc(inspectionTeam.round), asc(person.name), asc(inspectionTeam.personId));
}

export type TeamMember = Awaited<ReturnType<typeof listTeam>>[number];
