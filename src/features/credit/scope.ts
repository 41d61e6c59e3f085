import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { creditEvent } from "@/db/schema";
import { caseScope } from "@/features/reviews";
import type { Actor } from "@/platform/actor";

const everything = sql`true`;
const nothing = sql`false`;
/** Before its subject was told an event is only a proposal among regulators. */
const told = isNotNull(creditEvent.notifiedAt);

/**
 * Who sees which credit events; every query on them carries it. The expert her own, a unit its own, both once they
 * were told; the station and the bureau all; a district what concerns cases of its area.
 */
export function creditScope(actor: Actor): SQL {
  if (actor.kind === "system") return everything;
  if (actor.kind !== "user") return nothing;
  switch (actor.role) {
    case "expert":
      return own(actor.expertId ? eq(creditEvent.expertId, actor.expertId) : undefined);
    case "contractor":
    case "supervision":
      return own(actor.organizationId ? eq(creditEvent.organizationId, actor.organizationId) : undefined);
    case "regulator":
      if (actor.post === "station" || actor.post === "bureau") return everything;
      return sql`exists (select from review_case where review_case.id = ${creditEvent.caseId} and ${caseScope(actor) ?? nothing})`;
    default:
      return nothing;
  }
}

function own(mine: SQL | undefined): SQL {
  return (mine && and(mine, told)) ?? nothing;
}
