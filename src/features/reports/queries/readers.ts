import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { storedFile } from "@/db/schema";
import { scanScope } from "@/features/opinions";
import { caseScope } from "@/features/reviews";
import type { Actor } from "@/platform/actor";

/**
 * A condition on `stored_file` and `review_case`: files that are not open to everybody who sees the case. Opinions
 * by their seal; minutes say who dissented, so they are for the authorities that see the case alone (E16).
 */
export function sealedFileScope(actor: Actor): SQL {
  return or(scanScope(actor), minutesScope(actor)) ?? sql`false`;
}

function minutesScope(actor: Actor): SQL {
  if (!(actor.kind === "user" && actor.role === "regulator")) return sql`false`;
  return and(eq(storedFile.kind, "mediation_minutes"), caseScope(actor)) ?? sql`false`;
}
