import type { Actor, Post } from "@/platform/actor";

const authorities: readonly (Post | null)[] = ["station", "bureau", "district"];

/** Statistics are the authorities' own; each is counted within its area. */
export function seesStatistics(actor: Actor): boolean {
  return actor.kind === "user" && actor.role === "regulator" && authorities.includes(actor.post);
}
