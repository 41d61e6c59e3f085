import { eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Actor } from "@/platform/actor";

/** An expert's own; all of them for the station and the bureau; nothing for anybody else. */
export function titleScope(actor: Actor, expertId: PgColumn): SQL {
  if (actor.kind !== "user") return sql`false`;
  if (actor.role === "expert" && actor.expertId) return eq(expertId, actor.expertId);
  const city = actor.role === "regulator" && (actor.post === "station" || actor.post === "bureau");
  return city ? sql`true` : sql`false`;
}
