import { type SQL, sql } from "drizzle-orm";
import type { Times } from "./facts";

/** A row's days cover the day asked about, and it stood on record. */
export function inForce({ day, standing }: Times): SQL {
  return sql`valid_from <= ${day} and (valid_to is null or valid_to >= ${day}) and ${standing}`;
}

/**
 * Every main employment in force: `expert_id`, `uscc`, and by what the one that counts is chosen, the
 * youngest. Whoever joins it orders by `choice` and keeps a member's first row; no row: no employer.
 */
export function mainEmployments(times: Times, only: SQL = sql``): SQL {
  return sql`(select x.expert_id, o.uscc, x.valid_from, x.id from (
      select expert_id, organization_id, valid_from, id from expert_employment where main = 'yes' and ${inForce(times)} ${only}
    ) x join organization o on o.id = x.organization_id)`;
}

/** The order in which `employer`, a set of `mainEmployments`, is chosen from. */
export const employerChoice = sql`employer.valid_from desc, employer.id`;
