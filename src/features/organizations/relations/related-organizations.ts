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
 */
export async function relatedOrganizations(
  tx: Db | Tx,
  organizationIds: readonly string[],
  onDate: string,
  policy: RelationPolicy,
): Promise<Map<string, Relation>> {
  if (!isDate(onDate)) throw new RangeError("onDate is YYYY-MM-DD");
  if (organizationIds.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; kind: Relation["kind"]; through: string }>(sql`
    with recursive
    party as materialized (
      select o.id, o.stop_node from organization o where o.id = any(${`{${organizationIds.join(",")}}`}::uuid[])
    ),
    share as materialized (
      select s.owner_id, s.owned_id, s.controls
      from ownership s
      join organization owner on owner.id = s.owner_id and not owner.stop_node
      join organization owned on owned.id = s.owned_id and not owned.stop_node
      where s.superseded_at is null and s.valid_from <= ${onDate} and (s.valid_to is null or s.valid_to >= ${onDate})
    ),
    branch as materialized (
      select b.id, b.branch_of as head
      from organization b join organization h on h.id = b.branch_of
      where not b.stop_node and not h.stop_node
    ),
    same (one, other) as materialized (
      select id, head from branch union all select head, id from branch
    ),
    up_step (lower, upper, controls) as materialized (
      select owned_id, owner_id, controls from share union all select one, other, true from same
    ),
    down_step (upper, lower, controls) as materialized (
      select owner_id, owned_id, controls from share union all select one, other, true from same
    ),
    above (party, id) as (
      select p.id, p.id from party p where not p.stop_node
      union
      select a.party, u.upper from above a join up_step u on u.lower = a.id
    ),
    below (party, id) as (
      select p.id, p.id from party p where not p.stop_node
      union
      select b.party, d.lower from below b join down_step d on d.upper = b.id
    ),
    controller (id) as (
      select p.id from party p where ${policy.siblings} and not p.stop_node
      union
      select u.upper from controller c join up_step u on u.lower = c.id and u.controls
    ),
    controlled (controller, id) as (
      select c.id, c.id from controller c
      union
      select c.controller, d.lower from controlled c join down_step d on d.upper = c.id and d.controls
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
