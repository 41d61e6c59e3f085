import { redirectWith } from "@/app/api/auth/sign-in/answer";
import { authCookies } from "@/app/api/auth/sign-in/cookies";
import { endSessionAddress } from "@/app/api/auth/sign-in/end-session-address";
import { closeSession } from "@/features/accounts";
import { demandOwnOrigin } from "@/platform/action";
import { unitCookieName } from "@/platform/delegated-units";
import { Denied } from "@/platform/errors";
import { currentLogin, requestContext } from "@/platform/request";
import { accountActor } from "@/platform/session";

/** Ends the session here, then at the identity platform, which sends the browser back to the front page. */
export async function POST(): Promise<Response> {
  try {
    await demandOwnOrigin();
  } catch (error) {
    if (error instanceof Denied) return new Response(error.sentence, { status: 403, headers: plain });
    throw error;
  }
  const login = await currentLogin();
  const cookies = [removal(), unitRemoval()];
  if (!login) return redirectWith({ location: "/logout", cookies });
  const ctx = { ...(await requestContext()), actor: accountActor(login) };
  const { idToken } = await closeSession(ctx, login.sessionKey);
  return redirectWith({ location: (await endSessionAddress(idToken)) ?? "/logout", cookies });
}

const plain = { "content-type": "text/plain; charset=utf-8" };

/** Whoever sits here next chooses their own unit. */
function unitRemoval(): string {
  const { options } = authCookies().sessionToken;
  return `${unitCookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${options.secure ? "; Secure" : ""}`;
}

function removal(): string {
  const { name, options } = authCookies().sessionToken;
  return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${options.secure ? "; Secure" : ""}`;
}
