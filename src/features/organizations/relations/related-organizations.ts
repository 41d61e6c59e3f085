import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { isDate } from "../rules";

/** How far 上下级关系 reaches: the siblings of a controlled group count, or the direct line alone (D14 no. 9). */
export interface RelationPolicy {
  readonly siblings: boolean;
}

/** Why a unit is related: on a party's own line (through the party), or under one controlling enterprise (through it). */
export interface Relation {
  readonly kind: "LINE" | "SIBLING";
  readonly through: string;
}

/**
 * Every unit related to one of `organizationIds` on `onDate` (`YYYY-MM-DD`), the given ones left out.
 * LINE: owners above and units owned below at any depth, and all branches of each, which are the same legal person.
 * SIBLING: everything controlled by an enterprise that controls a party. A stop node is never climbed to,
 * passed or descended from. A unit that is both is LINE. Shares count from their first to their last day.
 * Costs what the group costs, not the register: each step is found by index.
 */
export async function relatedOrganizations(
  tx: Db | Tx,
  organizationIds: readonly string[],
  onDate: string,
  policy: RelationPolicy,
): Promise<Map<string, Relation>> {
  if (!isDate(onDate)) throw new RangeError("onDate is YYYY-MM-DD");
  if (organizationIds.length === 0) return new Map();
  const held = sql`s.superseded_at is null and s.valid_from <= ${onDate} and (s.valid_to is null or s.valid_to >= ${onDate})`;
  // A branch and its legal person are one; seen from either end. `at` is no stop node, by induction.
  const same = sql`
    select h.id, true as controls from organization b join organization h on h.id = b.branch_of and not h.stop_node where b.id = at.id
    union all select b.id, true from organization b where b.branch_of = at.id and not b.stop_node`;
  const up = sql`lateral (
    select o.id, s.controls from ownership s join organization o on o.id = s.owner_id and not o.stop_node
    where s.owned_id = at.id and ${held} union all ${same}) step`;
  const down = sql`lateral (
    select o.id, s.controls from ownership s join organization o on o.id = s.owned_id and not o.stop_node
    where s.owner_id = at.id and ${held} union all ${same}) step`;
  const rows = await tx.execute<{ id: string; kind: Relation["kind"]; through: string }>(sql`
    with recursive
    party as materialized (
      select o.id from organization o where o.id = any(${`{${organizationIds.join(",")}}`}::uuid[])
    ),
    open as materialized (
      select o.id from organization o join party p on p.id = o.id where not o.stop_node
    ),
    above (party, id) as (
      select id, id from open union select at.party, step.id from above at, ${up}
    ),
    below (party, id) as (
      select id, id from open union select at.party, step.id from below at, ${down}
    ),
    controller (id) as (
      select id from open where ${policy.siblings} union select step.id from controller at, ${up} where step.controls
    ),
    controlled (controller, id) as (
      select id, id from controller union select at.controller, step.id from controlled at, ${down} where step.controls
    ),
    found as (
      select id, 'LINE' as kind, party as through, 0 as rank from above
      union all select id, 'LINE', party, 0 from below
      union all select id, 'SIBLING', controller, 1 from controlled
    )
    select distinct on (id) id, kind, through
    from found
    where id not in (select id from party)
    order by id, rank, through
  `);
  return new Map(rows.map(({ id, kind, through }) => [id, { kind, through }]));
}
