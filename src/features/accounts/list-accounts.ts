import { and, asc, count, desc, eq, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { appUser, organization, person } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { demandPost } from "@/platform/operations/demand-post";

export interface AccountFilter {
  /** Part of a person's or unit's name. */
  readonly keyword?: string;
  readonly state?: "enabled" | "disabled";
}

type ReadCtx = Pick<Ctx, "actor" | "tx">;

const columns = {
  id: appUser.id,
  userType: appUser.userType,
  name: person.name,
  organizationName: organization.name,
  disabledAt: appUser.disabledAt,
  createdAt: appUser.createdAt,
  posts: sql<
    string[]
  >`coalesce((select jsonb_agg(post order by post) from staff_post where staff_post.person_id = ${person.id}
    and (valid_to is null or valid_to >= (app_now() at time zone 'Asia/Shanghai')::date)), '[]')`,
  sessions: sql<number>`(select count(*)::int from session where session.user_id = ${appUser.id} and session.expires > app_now())`,
};

export async function countAccounts(ctx: ReadCtx, filter: AccountFilter): Promise<number> {
  demandPost(ctx.actor, "security");
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(appUser)
    .leftJoin(person, eq(person.id, appUser.personId))
    .leftJoin(organization, eq(organization.id, appUser.organizationId))
    .where(fitting(filter));
  return row?.n ?? 0;
}

/** Login accounts, newest first: whose they are, never a phone or an identity number. */
export async function listAccounts(
  ctx: ReadCtx,
  filter: AccountFilter,
  page: { limit: number; offset: number },
) {
  demandPost(ctx.actor, "security");
  return reader(ctx)
    .select(columns)
    .from(appUser)
    .leftJoin(person, eq(person.id, appUser.personId))
    .leftJoin(organization, eq(organization.id, appUser.organizationId))
    .where(fitting(filter))
    .orderBy(desc(appUser.createdAt), asc(appUser.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** One account, or null. */
export async function findAccount(ctx: ReadCtx, id: string): Promise<ListedAccount | null> {
  demandPost(ctx.actor, "security");
  const [row] = await reader(ctx)
    .select(columns)
    .from(appUser)
    .leftJoin(person, eq(person.id, appUser.personId))
    .leftJoin(organization, eq(organization.id, appUser.organizationId))
    .where(eq(appUser.id, id));
  return row ?? null;
}

export type ListedAccount = Awaited<ReturnType<typeof listAccounts>>[number];

function fitting({ keyword, state }: AccountFilter): SQL | undefined {
  const like = keyword ? `%${keyword.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : undefined;
  return and(
    like ? or(ilike(person.name, like), ilike(organization.name, like)) : undefined,
    state === "disabled" ? isNotNull(appUser.disabledAt) : undefined,
    state === "enabled" ? isNull(appUser.disabledAt) : undefined,
  );
}
