import { type SQL, sql } from "drizzle-orm";
import { complaint } from "@/db/schema";
import type { Actor } from "@/platform/actor";

/**
 * Complaints an officer knows of: the station what lies with it, the bureau all of them (it watches over the
 * station's handling, E33), and nobody what is said about herself. What is written in them is another matter.
 */
export function complaintScope(actor: Actor): SQL {
  if (actor.kind !== "user" || actor.role !== "regulator") return sql`false`;
  const notMe = sql`${complaint.subjectStaffId} is distinct from ${actor.personId}::uuid
    and not exists (select from expert e where e.id = ${complaint.subjectExpertId} and e.person_id = ${actor.personId}::uuid)`;
  if (actor.post === "bureau") return sql`(${notMe})`;
  if (actor.post === "station") return sql`(${complaint.body} = 'station' and ${notMe})`;
  return sql`false`;
}
