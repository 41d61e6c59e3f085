import { and, isNotNull, type SQL, sql } from "drizzle-orm";
import { reviewCase } from "@/db/schema";
import { scope } from "@/features/projects";
import type { Actor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";

export type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** The filed cases a regulator supervises; nothing at all for anybody else. Every query here carries it. */
export function supervised(actor: Actor): SQL {
  if (actor.kind !== "user" || actor.role !== "regulator") return sql`false`;
  const own = {
    organizationId: reviewCase.organizationId,
    jurisdictionCode: reviewCase.jurisdictionCode,
    projectId: reviewCase.projectId,
  };
  return and(scope(actor, own), isNotNull(reviewCase.submittedAt)) ?? sql`false`;
}

/** The station and the bureau look at the whole city. */
export function seesCity(actor: Actor): boolean {
  return (
    actor.kind === "user" &&
    actor.role === "regulator" &&
    (actor.post === "station" || actor.post === "bureau")
  );
}

/** Who may see who was drawn (trust.md §1.5): station and bureau at once, the district when the panel stands. */
export function seesPeople(actor: Actor, reviewed: { panelFormedAt: Date | null }): boolean {
  if (seesCity(actor)) return true;
  return (
    actor.kind === "user" &&
    actor.role === "regulator" &&
    actor.post === "district" &&
    reviewed.panelFormedAt !== null
  );
}

/** Text as part of a LIKE pattern. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}
