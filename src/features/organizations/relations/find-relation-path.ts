import { sql } from "drizzle-orm";
import { type Ctx, reader } from "@/platform/context";
import { demand } from "@/platform/errors";
import { whyNotReadRegister } from "../policy";
import { type Edge, pathsFrom, type Step } from "../rules/relation-path";
import { type RelationPolicy, relatedOrganizations } from "./related-organizations";

/** A step of the reason, with what is on record about it. */
export interface RelationEdge extends Edge {
  /** Percent; null for a branch. */
  readonly percent: number | null;
}

/**
 * Why two units are related on a day, as the shortest path of shares and branches between them; null when they
 * are not. The same rules as `relatedOrganizations`. For regulators.
 */
export async function findRelationPath(
  ctx: Ctx,
  from: string,
  to: string,
  onDate: string,
  policy: RelationPolicy,
): Promise<readonly Step<RelationEdge>[] | null> {
  return (await explainRelations(ctx, from, onDate, policy)).pathTo(to);
}

/** Everything related to a unit, each with its reason: one graph read for all of them. */
export async function explainRelations(ctx: Ctx, from: string, onDate: string, policy: RelationPolicy) {
  demand(whyNotReadRegister(ctx.actor));
  const related = await relatedOrganizations(reader(ctx), [from], onDate, policy);
  const edges = await listEdges(ctx, [from, ...related.keys()], onDate);
  const paths = pathsFrom(edges, from, policy.siblings);
  return { related, pathTo: (to: string) => (related.has(to) ? paths(to) : null) };
}

/** Shares and branches in force among the units, none at a stop node. */
async function listEdges(
  ctx: Pick<Ctx, "tx">,
  ids: readonly string[],
  onDate: string,
): Promise<RelationEdge[]> {
  const among = sql`${`{${ids.join(",")}}`}::uuid[]`;
  const rows = await reader(ctx).execute<{
    upper: string;
    lower: string;
    percent: number | null;
    controls: boolean;
  }>(sql`
    with unit as materialized (select id, branch_of from organization where id = any(${among}) and not stop_node)
    select s.owner_id as upper, s.owned_id as lower, s.percent::float8 as percent, s.controls
    from ownership s join unit a on a.id = s.owner_id join unit b on b.id = s.owned_id
    where s.superseded_at is null and s.valid_from <= ${onDate} and (s.valid_to is null or s.valid_to >= ${onDate})
    union all
    select h.id, u.id, null, true from unit u join unit h on h.id = u.branch_of
    order by 1, 2`);
  return rows.map((row) => ({ ...row, kind: row.percent === null ? "BRANCH" : "SHARE" }));
}
