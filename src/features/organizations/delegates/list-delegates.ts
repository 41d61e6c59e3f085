import { and, desc, eq, sql } from "drizzle-orm";
import { organizationDelegate } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { whyNotGrant } from "../policy";
import { dayOf } from "../rules";
import { grantState } from "../rules/grant-period";

const columns = {
  id: organizationDelegate.id,
  name: organizationDelegate.name,
  rights: organizationDelegate.rights,
  validFrom: organizationDelegate.validFrom,
  validTo: organizationDelegate.validTo,
  grantedAt: organizationDelegate.grantedAt,
  acceptedAt: organizationDelegate.acceptedAt,
  endedAt: organizationDelegate.endedAt,
};

/** The unit's grants, open ones first; none for anybody but the unit's own login. */
export async function listDelegates(ctx: Ctx) {
  const rows = await own(ctx).orderBy(
    sql`${organizationDelegate.endedAt} desc nulls first`,
    desc(organizationDelegate.grantedAt),
    desc(organizationDelegate.id),
  );
  return rows.map((row) => ({ ...row, state: grantState(row, dayOf(ctx.now)) }));
}

export type ListedDelegate = Awaited<ReturnType<typeof listDelegates>>[number];

/** One grant of the unit; null when it is not its own. */
export async function findDelegate(ctx: Ctx, id: string): Promise<ListedDelegate | null> {
  if (!isId(id)) return null;
  const [row] = await own(ctx, id);
  return row ? { ...row, state: grantState(row, dayOf(ctx.now)) } : null;
}

function own(ctx: Ctx, id?: string) {
  const unit = whyNotGrant(ctx.actor) || ctx.actor.kind !== "user" ? null : ctx.actor.organizationId;
  return reader(ctx)
    .select(columns)
    .from(organizationDelegate)
    .where(
      and(
        unit ? eq(organizationDelegate.organizationId, unit) : sql`false`,
        id ? eq(organizationDelegate.id, id) : undefined,
      ),
    )
    .$dynamic();
}
