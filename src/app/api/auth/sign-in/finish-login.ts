import { type LoginError, ownPath, provinceId } from "@/features/accounts";
import type { Ctx } from "@/platform/context";
import { env } from "@/platform/env";
import { sessionCookieName } from "@/platform/session";
import { authOptions } from "./auth-options";
import { authCookies } from "./cookies";
import { type AuthAnswer, runAuth } from "./run-auth";

/** Finishes a login with what the identity platform sent back; answers where to go and the session's cookie. */
export async function finishLogin(
  ctx: () => Promise<Ctx>,
  query: Readonly<Record<string, string>>,
  cookies: Readonly<Record<string, string>>,
): Promise<AuthAnswer> {
  const back = ownPath(cookies[authCookies().callbackUrl.name], env().APP_URL);
  const answer = await runAuth(
    provinceId,
    { action: "callback", method: "GET", query, cookies },
    authOptions({ ctx, previous: cookies[sessionCookieName()] }),
  );
  return {
    location: target(answer.location, query, back),
    cookies: answer.cookies.map(withoutExpiry),
  };
}

/** The library's own error addresses lead to our login page, which says what happened in our words. */
function target(location: string | null, query: Readonly<Record<string, string>>, back: string): string {
  if (location?.startsWith("/login?")) return `${location}&return=${encodeURIComponent(back)}`;
  const path = location === null ? null : new URL(location, env().APP_URL).pathname;
  if (location !== null && path !== null && !path.startsWith("/api/auth")) return location;
  return `/login?error=${reason(location, query)}&return=${encodeURIComponent(back)}`;
}

function reason(location: string | null, query: Readonly<Record<string, string>>): LoginError {
  if (query.error !== undefined) return query.error === "access_denied" ? "denied" : "failed";
  const code = location === null ? null : new URL(location, env().APP_URL).searchParams.get("error");
  return code === "OAuthCallback" ? "failed" : "broken";
}

/** The session's end is decided by the database's clock alone, so its cookie carries no date. */
function withoutExpiry(line: string): string {
  if (!line.startsWith(`${sessionCookieName()}=`)) return line;
  return line.replace(/; (?:Expires|Max-Age)=[^;]*/gi, "");
}
