import { type SQL, sql } from "drizzle-orm";
import { policyInForce } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import type { PoolFilter, PoolSort, Standing } from "../input/pool";
import { containing, holdsSpecialty, membersNow, specialtiesNow } from "./members";

export type PoolCtx = Ctx & { readonly actor: UserActor };

/** A member as regulators see her in a list: nothing that is not public, and her standing. */
export type ListedMember = {
  readonly number: string;
  readonly name: string;
  readonly title: string;
  readonly unit: string | null;
  readonly uscc: string | null;
  readonly specialties: string[];
  readonly standing: Standing;
  readonly termFrom: string | null;
  readonly termTo: string | null;
  readonly document: string | null;
};

/** Members a regulator's list has under a filter; nobody's else is there. */
export async function countMembers(ctx: PoolCtx, filter: PoolFilter): Promise<number> {
  const [row] = await reader(ctx).execute<{ n: number }>(
    sql`select count(*)::int as n from ${await members(ctx)} where ${fitting(ctx, filter)}`,
  );
  return row?.n ?? 0;
}

/** A page of the members, or all of them for an export; one statement. */
export async function listMembers(
  ctx: PoolCtx,
  filter: PoolFilter,
  page: { limit: number; offset: number },
): Promise<ListedMember[]> {
  const rows = await reader(ctx).execute<ListedMember>(sql`
    select e.number, p.name, e.title, unit.name as unit, unit.uscc, ${specialtiesNow(ctx.now)} as specialties,
      standing.word as standing, term.term_from::text as "termFrom", term.term_to::text as "termTo", term.document
    from ${await members(ctx)} where ${fitting(ctx, filter)}
    order by ${ordering(filter)} limit ${page.limit} offset ${page.offset}`);
  return [...rows];
}

async function members(ctx: PoolCtx): Promise<SQL> {
  const { values: policy } = await policyInForce(ctx);
  return membersNow(ctx.now, policy["membership.confirm_months"]);
}

/** The pool is the city's: every regulator reads it, districts as well (D14 #19). */
function fitting({ actor, now }: PoolCtx, filter: PoolFilter): SQL {
  if (actor.role !== "regulator" || actor.post === null) return sql`false`;
  const { keyword, specialty, library, unit, standing, termBefore } = filter;
  const conditions = [
    keyword
      ? sql`(p.name ilike ${containing(keyword)} or e.number ilike ${containing(keyword)} or unit.name ilike ${containing(keyword)})`
      : null,
    specialty ? holdsSpecialty(now, specialty) : null,
    library ? holdsSpecialty(now, `${library}-%`) : null,
    unit ? sql`(unit.name ilike ${containing(unit)} or unit.uscc = ${unit.toUpperCase()})` : null,
    standing ? sql`standing.word = ${standing}` : null,
    termBefore ? sql`term.term_to < ${termBefore}::date` : null,
  ].filter((condition) => condition !== null);
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

/** In each direction what has no value comes last; the number makes the order total. */
function ordering({ sort, direction }: PoolFilter): SQL {
  const turn = sql.raw(direction === "asc" ? "asc nulls last" : "desc nulls last");
  const columns: Readonly<Record<PoolSort, SQL>> = {
    number: sql`e.number collate "C"`,
    name: sql`p.name collate "zh-x-icu"`,
    unit: sql`unit.name collate "zh-x-icu"`,
    term: sql`term.term_to`,
  };
  return sql`${columns[sort]} ${turn}, e.number collate "C" ${sql.raw(direction)}`;
}
