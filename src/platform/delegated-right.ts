import type { DelegateRight } from "@/db/schema";
import type { Actor } from "./actor";
import type { Denial } from "./errors";

/** What a contractor's action, route or page asks of a delegate; `UNIT`: only the unit's own login will do. */
export type NeededRight = DelegateRight | "UNIT";

const names: Readonly<Record<DelegateRight, string>> = {
  VIEW: "查看",
  FILE: "填报申报",
  DRAW: "抽取和撤销",
};

/** The rights in the words of the people who grant them. */
export function rightsText(rights: readonly DelegateRight[]): string {
  return rights.map((right) => names[right]).join("、");
}

/**
 * Why somebody acting for a unit may not do what needs `needed`; null when they may. Every grant lets its
 * delegate look; what declares no right is refused to delegates, so that forgetting it cannot open a door.
 */
export function whyNotAs(actor: Actor, needed: NeededRight | undefined): Denial | null {
  if (actor.kind !== "user" || actor.role !== "contractor" || actor.rights === null) return null;
  if (needed === "VIEW") return null;
  if (needed === undefined || needed === "UNIT") {
    return { code: "UNIT_ONLY", sentence: "这项业务只能由本单位用法人账号办理，经办人不能代办。" };
  }
  if (actor.rights.includes(needed)) return null;
  return {
    code: "NO_RIGHT",
    sentence: `本单位没有授予您“${names[needed]}”权限，请联系单位用法人账号办理或者重新授权。`,
  };
}
