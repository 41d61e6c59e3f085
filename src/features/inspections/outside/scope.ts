import { and, eq, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { outsideReview } from "@/db/schema";
import { scope } from "@/features/projects";
import type { Actor } from "@/platform/actor";

/**
 * Which reviews outside the platform an actor sees. A body what it recorded, station and bureau all, a district what
 * was recorded of its area; the unit and its supervision once the unit was told, and not what was withdrawn before.
 */
export function outsideScope(actor: Actor): SQL {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind !== "user") return sql`false`;
  const inScope = scope(actor, {
    organizationId: outsideReview.organizationId,
    jurisdictionCode: outsideReview.jurisdictionCode,
    projectId: outsideReview.projectId,
  });
  if (actor.role !== "regulator") return and(inScope, isNotNull(outsideReview.notifiedAt)) ?? sql`false`;
  if (actor.post === "station" || actor.post === "bureau") return sql`true`;
  if (actor.post !== "district" || !actor.jurisdiction) return sql`false`;
  return or(inScope, eq(outsideReview.recordedFor, actor.jurisdiction)) ?? sql`false`;
}
