import type { TokenState } from "@/features/exchange";

/** A token that has run out is nobody's fault; one that was revoked was ended on purpose. */
export const tokenTones: Readonly<Record<TokenState, "good" | "warn" | "bad">> = {
  VALID: "good",
  EXPIRED: "warn",
  REVOKED: "bad",
};
