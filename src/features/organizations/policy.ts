import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** A unit registers itself, once, through its own 法人登录. */
export function whyNotRegister(
  actor: Actor,
  unit: { readonly id: string; readonly registeredAt: Date | null },
): Denial | null {
  if (actor.kind !== "account" && actor.kind !== "user") {
    return { code: "SIGNED_OUT", sentence: "请先用法人账号登录。" };
  }
  if (actor.organizationId !== unit.id) {
    return { code: "NOT_OWN_UNIT", sentence: "只能登记本单位，请用本单位的法人账号登录。" };
  }
  if (unit.registeredAt) return { code: "ALREADY_REGISTERED", sentence: "本单位已经登记，无需重复办理。" };
  return null;
}

/** Who may say how units hang together: the pool's keepers, system administration and imports. */
export function whyNotRecordStructure(actor: Actor): Denial | null {
  if (actor.kind === "system") return null;
  const posts = ["station", "bureau", "system"];
  if (actor.kind === "user" && actor.post !== null && posts.includes(actor.post)) return null;
  return { code: "WRONG_ROLE", sentence: "您当前的身份不能登记单位的隶属和股权关系。" };
}
