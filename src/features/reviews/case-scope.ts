import { and, isNotNull, type SQL } from "drizzle-orm";
import { reviewCase } from "@/db/schema";
import { scope } from "@/features/projects";
import type { Actor } from "@/platform/actor";

/** Which cases an actor sees: those of the projects in scope; a draft is its contractor's alone. */
export function caseScope(actor: Actor): SQL | undefined {
  const inScope = scope(actor, {
    organizationId: reviewCase.organizationId,
    jurisdictionCode: reviewCase.jurisdictionCode,
    projectId: reviewCase.projectId,
  });
  const author = actor.kind === "system" || (actor.kind === "user" && actor.role === "contractor");
  return author ? inScope : and(inScope, isNotNull(reviewCase.submittedAt));
}
