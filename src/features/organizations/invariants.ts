import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";

/** What holds of units, of how they hang together, and of who acts for them. */
export const invariants: readonly Invariant[] = [
  {
    name: "organizations.shares-within-whole",
    ref: "E9: nobody holds more than there is; the sum only rises on a first day",
    lifecycle: "ownership",
    offenders: sql`select s.id from ownership s
      join ownership other on other.owned_id = s.owned_id and other.superseded_at is null
        and other.valid_from <= s.valid_from and (other.valid_to is null or other.valid_to >= s.valid_from)
      where s.superseded_at is null group by s.id having sum(other.percent) > 100`,
  },
  {
    name: "organizations.no-branch-circles",
    ref: "E9: a branch leads to a legal person that is nobody's branch",
    offenders: sql`
      with recursive above (id, head) as (
        select id, branch_of from organization where branch_of is not null
        union select a.id, o.branch_of from above a join organization o on o.id = a.head where o.branch_of is not null
      ) select id from above where id = head`,
  },
  {
    name: "organizations.name-in-force",
    ref: "E9: a renamed unit bears the last of its names, and one only",
    lifecycle: "organization_name",
    offenders: sql`select o.id from organization o join organization_name n on n.organization_id = o.id
      group by o.id having count(*) filter (where n.valid_to is null) <> 1
        or max(n.name) filter (where n.valid_to is null) <> o.name`,
  },
  {
    name: "organizations.delegates-traced",
    ref: "C1 no. 8: who may act for a unit, by whose word and until when, is on record",
    lifecycle: "organization_delegate",
    offenders: badlyTraced("organization_delegate", "delegate", [
      tracedOnce("delegate.granted", "true"),
      tracedOnce("delegate.accepted", "t.accepted_at is not null"),
      tracedOnce("delegate.ended", "t.ended_at is not null"),
    ]),
  },
];
