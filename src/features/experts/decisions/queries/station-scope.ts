import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/platform/actor";

/** Members, decisions and what is known of them are the station's to read; for anybody else there are none. */
export function isStation(actor: Actor): boolean {
  return actor.kind === "user" && actor.role === "regulator" && actor.post === "station";
}

/** The same as a condition that every query of the station carries. */
export function stationOnly(actor: Actor): SQL {
  return isStation(actor) ? sql`true` : sql`false`;
}
