import { and, asc, count, eq, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { organization } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { demandPost } from "@/platform/operations/demand-post";

export interface UnitFilter {
  /** Part of a name, or the beginning of a code. */
  readonly keyword?: string;
  readonly state?: "open" | "locked";
}

type ReadCtx = Pick<Ctx, "actor" | "tx">;

const columns = {
  id: organization.id,
  name: organization.name,
  uscc: organization.uscc,
  registeredAt: organization.registeredAt,
  lockedAt: organization.lockedAt,
  accounts: sql<number>`(select count(*)::int from app_user u where u.organization_id = organization.id)`,
  sessions: sql<number>`(select count(*)::int from session s join app_user u on u.id = s.user_id
    where u.organization_id = organization.id and s.expires > app_now())`,
};

export async function countUnits(ctx: ReadCtx, filter: UnitFilter): Promise<number> {
  demandPost(ctx.actor, "security");
  const [row] = await reader(ctx).select({ n: count() }).from(organization).where(fitting(filter));
  return row?.n ?? 0;
}

/** Units that have ever been named, by their name, with their logins. */
export async function listUnits(
  ctx: ReadCtx,
  filter: UnitFilter,
  page: { readonly limit: number; readonly offset: number },
) {
  demandPost(ctx.actor, "security");
  return reader(ctx)
    .select(columns)
    .from(organization)
    .where(fitting(filter))
    .orderBy(asc(organization.name), asc(organization.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedUnit = Awaited<ReturnType<typeof listUnits>>[number];

/** One unit, or null. */
export async function findUnit(ctx: ReadCtx, id: string): Promise<ListedUnit | null> {
  demandPost(ctx.actor, "security");
  if (!isId(id)) return null;
  const [row] = await reader(ctx).select(columns).from(organization).where(eq(organization.id, id));
  return row ?? null;
}

function fitting({ keyword, state }: UnitFilter): SQL | undefined {
  const like = keyword?.replace(/[\\%_]/g, (c) => `\\${c}`);
  return and(
    like ? or(ilike(organization.name, `%${like}%`), ilike(organization.uscc, `${like}%`)) : undefined,
    state === "locked" ? isNotNull(organization.lockedAt) : undefined,
    state === "open" ? isNull(organization.lockedAt) : undefined,
  );
}
