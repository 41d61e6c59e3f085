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
  if (actor.organizationId !== unit.id || (actor.kind === "user" && actor.rights !== null)) {
    return { code: "NOT_OWN_UNIT", sentence: "只能登记本单位，请用本单位的法人账号登录。" };
  }
  if (unit.registeredAt) return { code: "ALREADY_REGISTERED", sentence: "本单位已经登记，无需重复办理。" };
  return null;
}

/** The register is kept by the station; jobs, imports and seeds write for it. Everybody else only reads. */
export function whyNotKeepRegister(actor: Actor): Denial | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "user" && actor.role === "regulator" && actor.post === "station") return null;
  return { code: "WRONG_ROLE", sentence: "单位名录由市监督站维护，您当前的身份不能修改。" };
}

/** Every regulator looks units up. */
export function whyNotReadRegister(actor: Actor): Denial | null {
  if (actor.kind === "user" && actor.role === "regulator") return null;
  return { code: "WRONG_ROLE", sentence: "单位名录只供监督机构查阅。" };
}

/** Only the unit itself, by its 法人登录, names its delegates and ends them; no delegate does. */
export function whyNotGrant(actor: Actor): Denial | null {
  const unit = actor.kind === "user" && actor.role === "contractor" && actor.organizationId !== null;
  if (unit && actor.rights === null) return null;
  return { code: "UNIT_ONLY", sentence: "经办人只能由本单位用法人账号授权和终止。" };
}
