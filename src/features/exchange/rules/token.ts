/** Where the browser of whoever issued a token keeps it for some minutes: not in an address, which logs keep. */
export const tokenCookie = "gongping.exchange-token";

/** 256 bits behind a beginning by which a scanner for leaked secrets knows it. */
export const tokenPattern = /^gpx_[A-Za-z0-9_-]{43}$/;

/** The token of an `Authorization: Bearer …` header; null when there is none that can be one. */
export function bearerOf(header: string | null): string | null {
  const [, given = ""] = /^Bearer +(\S+) *$/i.exec(header ?? "") ?? [];
  return tokenPattern.test(given) ? given : null;
}

/** 有效, 已过期, 已吊销: follows from what is stored, and is itself not. */
export type TokenState = "VALID" | "EXPIRED" | "REVOKED";

export function tokenState(
  token: { readonly expiresAt: Date; readonly revokedAt: Date | null },
  now: Date,
): TokenState {
  if (token.revokedAt) return "REVOKED";
  return token.expiresAt <= now ? "EXPIRED" : "VALID";
}

export const tokenStateLabels: Readonly<Record<TokenState, string>> = {
  VALID: "有效",
  EXPIRED: "已过期",
  REVOKED: "已吊销",
};
