import type { CookiesOptions } from "next-auth";
import { env } from "@/platform/env";
import { sessionCookieName } from "@/platform/session";

const attemptSeconds = 15 * 60;

/** Names and flags of all cookies of a login: `__Host-` and Secure on https, HttpOnly and Lax always. */
export function authCookies(): CookiesOptions {
  const secure = env().APP_URL.startsWith("https://");
  const cookie = (name: string, maxAge?: number) => ({
    name: `${secure ? "__Host-" : ""}gongping.${name}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure, ...(maxAge ? { maxAge } : {}) },
  });
  return {
    sessionToken: { ...cookie("session"), name: sessionCookieName() },
    callbackUrl: cookie("return", attemptSeconds),
    csrfToken: cookie("csrf"),
    pkceCodeVerifier: cookie("pkce", attemptSeconds),
    state: cookie("state", attemptSeconds),
    nonce: cookie("nonce", attemptSeconds),
  };
}
