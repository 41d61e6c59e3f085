import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { complaint } from "@/db/schema";
import type { Actor } from "@/platform/actor";

/** What somebody was told is said about her: the expert herself, the unit's own login; from when she was asked. */
export function accusedScope(actor: Actor): SQL {
  return and(isNotNull(complaint.toldAt), about(actor)) ?? sql`false`;
}

function about(actor: Actor): SQL {
  if (actor.kind !== "user") return sql`false`;
  if (actor.role === "expert" && actor.expertId) return eq(complaint.subjectExpertId, actor.expertId);
  const unit = actor.role === "contractor" || actor.role === "supervision";
  // A delegate acts in filings; what is said about the unit is for the unit's own login.
  if (unit && actor.organizationId && actor.rights === null)
    return eq(complaint.subjectOrganizationId, actor.organizationId);
  return sql`false`;
}
