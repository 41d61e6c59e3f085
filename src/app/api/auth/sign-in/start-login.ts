import { ownPath, provinceId } from "@/features/accounts";
import type { Ctx } from "@/platform/context";
import { randomHex, sha256 } from "@/platform/crypto";
import { env } from "@/platform/env";
import { authOptions } from "./auth-options";
import { authCookies } from "./cookies";
import { type AuthAnswer, runAuth } from "./run-auth";

export type LoginType = "natural" | "legal";

/**
 * Starts a login without any script: answers the address at the identity platform and the cookies the way
 * back needs. The library's anti-forgery token is made and used up in here.
 */
export async function startLogin(
  ctx: () => Promise<Ctx>,
  type: LoginType,
  wanted: string | null,
): Promise<AuthAnswer> {
  const token = randomHex(32);
  const csrf = `${token}|${sha256(token + env().NEXTAUTH_SECRET)}`;
  const path = ownPath(wanted, env().APP_URL);
  const answer = await runAuth(
    provinceId,
    {
      action: "signin",
      method: "POST",
      query: { login_type: type },
      cookies: { [authCookies().csrfToken.name]: csrf },
      body: { csrfToken: token, callbackUrl: new URL(path, env().APP_URL).href },
    },
    authOptions({ ctx, previous: undefined }),
  );
  if (answer.location && !answer.location.startsWith(`${env().APP_URL.replace(/\/$/, "")}/`)) return answer;
  return { location: `/login?error=down&return=${encodeURIComponent(path)}`, cookies: [] };
}
