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
 * were told; the station and the bureau all; a district what concerns cases of its area, and what its own inspections
 * and circulars led to.
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
      return sql`(exists (select from review_case where review_case.id = ${creditEvent.caseId} and ${caseScope(actor) ?? nothing})
        or ${foundBy(actor.jurisdiction ?? "")})`;
    default:
      return nothing;
  }
}

/** What a body found on site, or recorded and circulated (五(二)). */
function foundBy(jurisdiction: string): SQL {
  return sql`exists (select from inspection_finding f join inspection i on i.id = f.inspection_id join inspection_list l on l.id = i.list_id
      where ${creditEvent.evidenceType} = 'inspection_finding' and f.id = ${creditEvent.evidenceId} and l.jurisdiction_code = ${jurisdiction})
    or exists (select from outside_review o
      where ${creditEvent.evidenceType} = 'outside_review' and o.id = ${creditEvent.evidenceId} and o.recorded_for = ${jurisdiction})`;
}

function own(mine: SQL | undefined): SQL {
  return (mine && and(mine, told)) ?? nothing;
}
