import { and, asc, count, desc, eq, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { appUser, jurisdiction, person, postChange, staffPost } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";

type ReadCtx = Pick<Ctx, "actor" | "tx">;
export type ChangeList = "open" | "closed";

const proposer = alias(person, "proposer");
const decider = alias(person, "decider");
const columns = {
  id: postChange.id,
  kind: postChange.kind,
  state: postChange.state,
  personId: postChange.personId,
  name: person.name,
  post: postChange.post,
  area: jurisdiction.name,
  validFrom: postChange.validFrom,
  validTo: postChange.validTo,
  document: postChange.document,
  proposedBy: postChange.proposedBy,
  proposer: proposer.name,
  proposedAt: postChange.proposedAt,
  decider: decider.name,
  decidedAt: postChange.decidedAt,
  decision: postChange.decision,
};

export async function countPostChanges(ctx: ReadCtx, list: ChangeList): Promise<number> {
  demandAdministrator(ctx);
  const [row] = await reader(ctx).select({ n: count() }).from(postChange).where(inList(list));
  return row?.n ?? 0;
}

/** Posts proposed, newest first: for the two who bring them about and for the audit administrator, who reads. */
export async function listPostChanges(
  ctx: ReadCtx,
  list: ChangeList,
  page: { readonly limit: number; readonly offset: number },
) {
  demandAdministrator(ctx);
  return changes(ctx, inList(list))
    .orderBy(desc(postChange.proposedAt), desc(postChange.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** One proposal, or null. */
export async function findPostChange(ctx: ReadCtx, id: string): Promise<ListedPostChange | null> {
  demandAdministrator(ctx);
  if (!isId(id)) return null;
  const [row] = await changes(ctx, eq(postChange.id, id));
  return row ?? null;
}

export type ListedPostChange = Awaited<ReturnType<typeof listPostChanges>>[number];

function changes(ctx: ReadCtx, which: SQL | undefined) {
  return reader(ctx)
    .select(columns)
    .from(postChange)
    .innerJoin(person, eq(person.id, postChange.personId))
    .innerJoin(proposer, eq(proposer.id, postChange.proposedBy))
    .leftJoin(decider, eq(decider.id, postChange.decidedBy))
    .leftJoin(jurisdiction, eq(jurisdiction.code, postChange.jurisdictionCode))
    .where(which);
}

function inList(list: ChangeList): SQL {
  return list === "open" ? eq(postChange.state, "PROPOSED") : ne(postChange.state, "PROPOSED");
}

const notEnded = or(sql`${staffPost.validTo} is null`, sql`${staffPost.validTo} >= china_today()`);

/** The posts that an account's person holds or is to hold. */
export async function listPostsOf(ctx: ReadCtx, userId: string) {
  demandAdministrator(ctx);
  return reader(ctx)
    .select({
      id: staffPost.id,
      post: staffPost.post,
      area: jurisdiction.name,
      validFrom: staffPost.validFrom,
      validTo: staffPost.validTo,
      openChange: sql<
        string | null
      >`(select c.id from post_change c where c.ends_post_id = ${staffPost.id} and c.state = 'PROPOSED')`,
    })
    .from(staffPost)
    .innerJoin(appUser, eq(appUser.personId, staffPost.personId))
    .leftJoin(jurisdiction, eq(jurisdiction.code, staffPost.jurisdictionCode))
    .where(and(eq(appUser.id, userId), eq(appUser.userType, "natural"), notEnded))
    .orderBy(asc(staffPost.validFrom), asc(staffPost.id));
}

export type ListedPost = Awaited<ReturnType<typeof listPostsOf>>[number];

/** The areas a district's post can be for. */
export async function listDistricts(ctx: ReadCtx) {
  demandAdministrator(ctx);
  return reader(ctx)
    .select({ code: jurisdiction.code, name: jurisdiction.name })
    .from(jurisdiction)
    .where(or(eq(jurisdiction.kind, "district"), eq(jurisdiction.kind, "functional")))
    .orderBy(asc(jurisdiction.code));
}

function demandAdministrator({ actor }: ReadCtx): void {
  if (actor.kind !== "user" || actor.role !== "admin") throw new NotFound("posts");
}
