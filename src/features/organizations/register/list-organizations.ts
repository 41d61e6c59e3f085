import { and, asc, count, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { organization } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import type { RegisterFilter } from "../input/register-filter";
import { whyNotReadRegister } from "../policy";

type ListCtx = Pick<Ctx, "actor" | "tx">;

/** How many units fit; none for anybody but a regulator. */
export async function countOrganizations(ctx: ListCtx, filter: RegisterFilter): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(organization).where(fitting(ctx, filter));
  return row?.n ?? 0;
}

const head = alias(organization, "head");

/** A page of the register. `former`: the old name by which a unit was found, when its present one does not say. */
export async function listOrganizations(
  ctx: ListCtx,
  filter: RegisterFilter,
  page: { readonly limit: number; readonly offset: number },
) {
  const turn = filter.direction === "desc" ? desc : asc;
  const order = filter.sort === "recorded" ? organization.createdAt : organization.name;
  return reader(ctx)
    .select({
      id: organization.id,
      uscc: organization.uscc,
      name: organization.name,
      kinds: organization.kinds,
      stopNode: organization.stopNode,
      registeredAt: organization.registeredAt,
      createdAt: organization.createdAt,
      headName: head.name,
      former: filter.keyword
        ? sql<string | null>`case when ${organization.name} ilike ${containing(filter.keyword)} then null else
            (select n.name from organization_name n where n.organization_id = ${organization.id}
             and n.name ilike ${containing(filter.keyword)} order by n.valid_from desc limit 1) end`
        : sql<string | null>`null`,
    })
    .from(organization)
    .leftJoin(head, eq(head.id, organization.branchOf))
    .where(fitting(ctx, filter))
    .orderBy(turn(order), turn(organization.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedOrganization = Awaited<ReturnType<typeof listOrganizations>>[number];

function fitting({ actor }: ListCtx, filter: RegisterFilter): SQL | undefined {
  if (whyNotReadRegister(actor)) return sql`false`;
  const { keyword, kind, structure } = filter;
  return and(
    keyword ? called(keyword) : undefined,
    kind ? sql`${organization.kinds} @> array[${kind}]::text[]` : undefined,
    structure === "branch" ? isNotNull(organization.branchOf) : undefined,
    structure === "legal" ? isNull(organization.branchOf) : undefined,
    structure === "stop" ? eq(organization.stopNode, true) : undefined,
  );
}

/** By a part of a name, present or former, or by the beginning of the code. */
function called(keyword: string): SQL {
  const like = containing(keyword);
  const code = /^[0-9A-Z]{2,18}$/i.test(keyword)
    ? sql`union select hit.id from organization hit where hit.uscc like ${`${keyword.toUpperCase()}%`}`
    : sql``;
  return sql`${organization.id} in (
    select hit.id from organization hit where hit.name ilike ${like}
    union select old.organization_id from organization_name old where old.name ilike ${like} ${code})`;
}

/** Text as part of a LIKE pattern. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}
