import type { AuthOptions } from "next-auth";
import { accountAdapter, openSession, ownPath } from "@/features/accounts";
import type { Ctx } from "@/platform/context";
import { randomHex } from "@/platform/crypto";
import { env } from "@/platform/env";
import { log } from "@/platform/log";
import { absoluteHours } from "@/platform/session";
import { acceptLogin } from "./accept-login";
import { authCookies } from "./cookies";
import { province } from "./province";

/** One login: made anew for each request, because the id_token travels inside it to the session. */
export function authOptions(login: {
  readonly ctx: () => Promise<Ctx>;
  /** The session cookie the browser came with. */
  readonly previous: string | undefined;
}): AuthOptions {
  let idToken: string | null = null;
  return {
    secret: env().NEXTAUTH_SECRET,
    providers: [province()],
    cookies: authCookies(),
    useSecureCookies: env().APP_URL.startsWith("https://"),
    session: {
      strategy: "database",
      maxAge: absoluteHours * 3600,
      generateSessionToken: () => randomHex(32),
    },
    adapter: accountAdapter(async ({ sessionToken, userId }) => {
      const opening = { userId, token: sessionToken, idToken, previous: login.previous };
      const { expires } = await openSession(await login.ctx(), opening);
      return { sessionToken, userId, expires };
    }),
    callbacks: {
      redirect: ({ url }) => new URL(ownPath(url, env().APP_URL), env().APP_URL).href,
      signIn: async ({ account, profile }) => {
        idToken = account?.id_token ?? null;
        const error = await acceptLogin(await login.ctx(), profile, account?.providerAccountId);
        return error === null ? true : `/login?error=${error}`;
      },
    },
    logger: {
      // The library hands over whole errors and profiles: their class and code is all that is logged.
      error: (code, metadata) => log.warn({ code, error: classOf(metadata) }, "login library"),
      warn: (code) => log.info({ code }, "login library"),
      debug: () => {},
    },
  };
}

function classOf(metadata: unknown): string {
  const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown } | undefined)?.error;
  return error instanceof Error ? error.name : typeof error;
}
