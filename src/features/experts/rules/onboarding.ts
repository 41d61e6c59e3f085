import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/**
 * Whether a member may complete her onboarding (D2 PENDING_ONBOARD): by herself, for a term that waits for
 * it, with a phone that counts as verified, which it does when she has logged in with it.
 */
export function whyNotOnboard(
  actor: Actor,
  term: { readonly waiting: boolean; readonly phoneVerified: boolean },
): Denial | null {
  if (actor.kind !== "user" || actor.role !== "expert")
    return { code: "NOT_EXPERT", sentence: "只有入库专家本人可以办理。" };
  if (!term.waiting) return { code: "NOTHING_TO_SIGN", sentence: "您的承诺已经签署，无需再办。" };
  if (!term.phoneVerified)
    return {
      code: "PHONE_UNVERIFIED",
      sentence:
        "您的手机号码尚未核实。请先在省统一身份认证平台绑定本人手机号码，再退出本平台重新登录，然后回到本页办理。",
    };
  return null;
}
