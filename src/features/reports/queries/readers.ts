import { and, eq, type SQL, sql } from "drizzle-orm";
import { storedFile } from "@/db/schema";
import { caseScope } from "@/features/reviews";
import type { Actor } from "@/platform/actor";

/** Minutes say who dissented: they are for the authorities that see the case, and for nobody else (E16). */
export function minutesScope(actor: Actor): SQL {
  if (!(actor.kind === "user" && actor.role === "regulator")) return sql`false`;
  return and(eq(storedFile.kind, "mediation_minutes"), caseScope(actor)) ?? sql`false`;
}
