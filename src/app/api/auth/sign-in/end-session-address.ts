import { z } from "zod";
import { env } from "@/platform/env";
import { errorFacts, log } from "@/platform/log";
import { issuerAddress } from "./province";

const discovery = z.object({ end_session_endpoint: z.url() });

/**
 * Where the browser ends its session at the identity platform and comes back from to our front page.
 * Null when the platform cannot be asked within three seconds: the own session is over all the same.
 */
export async function endSessionAddress(idToken: string | null): Promise<string | null> {
  try {
    const answer = await fetch(`${issuerAddress()}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(3000),
      redirect: "error",
      cache: "no-store",
    });
    const { end_session_endpoint } = discovery.parse(await answer.json());
    const address = new URL(end_session_endpoint);
    if (address.origin !== new URL(issuerAddress()).origin) return null;
    address.searchParams.set("client_id", env().OIDC_CLIENT_ID);
    address.searchParams.set("post_logout_redirect_uri", new URL("/", env().APP_URL).href);
    if (idToken !== null) address.searchParams.set("id_token_hint", idToken);
    return address.href;
  } catch (error) {
    log.warn(errorFacts(error), "identity platform not reached at logout");
    return null;
  }
}
