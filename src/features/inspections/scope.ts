import { and, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { inspection, inspectionList } from "@/db/schema";
import { scope } from "@/features/projects";
import { MUNICIPAL_CODE } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";

const owned = {
  organizationId: inspection.organizationId,
  jurisdictionCode: inspection.jurisdictionCode,
  projectId: inspection.projectId,
};

/**
 * Which inspections an actor sees; every query joins `inspection_list` and carries it. A body its own lists, station
 * and bureau all; a district what others recorded in its area. The inspected units see a visit once it is on
 * record, and never that one is planned; so does another authority's system.
 */
export function inspectionScope(actor: Actor): SQL {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind !== "user" && actor.kind !== "client") return sql`false`;
  const inScope = scope(actor, owned);
  const recorded = and(inScope, isNotNull(inspection.recordedAt)) ?? sql`false`;
  if (actor.kind === "client") return recorded;
  if (actor.role !== "regulator") return recorded;
  if (actor.post === "station" || actor.post === "bureau") return sql`true`;
  if (actor.post !== "district" || !actor.jurisdiction) return sql`false`;
  return or(eq(inspectionList.jurisdictionCode, actor.jurisdiction), recorded) ?? sql`false`;
}

/** Whose lists an actor sees: a body its own, station and bureau every body's, a system those of its areas' bodies. */
export function listScope(actor: Actor): SQL {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind === "client")
    return actor.areas.includes(MUNICIPAL_CODE)
      ? sql`true`
      : inArray(inspectionList.jurisdictionCode, [...actor.areas]);
  if (actor.kind !== "user" || actor.role !== "regulator") return sql`false`;
  if (actor.post === "station" || actor.post === "bureau") return sql`true`;
  if (actor.post !== "district" || !actor.jurisdiction) return sql`false`;
  return eq(inspectionList.jurisdictionCode, actor.jurisdiction);
}
