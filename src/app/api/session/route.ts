import { cookies } from "next/headers";
import { demandOwnOrigin } from "@/platform/action";
import { Denied } from "@/platform/errors";
import { findLogin, sessionCookieName } from "@/platform/session";

/** Prolongs the caller's own session (reading a login counts as use) and answers the seconds it now has. */
export async function POST(): Promise<Response> {
  try {
    await demandOwnOrigin();
  } catch (error) {
    if (error instanceof Denied) return answer({ error: error.code }, 403);
    throw error;
  }
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  // The first look records the use, the second one sees it.
  const login = (await findLogin(cookie)) && (await findLogin(cookie));
  if (!login) return answer({ error: "SIGNED_OUT" }, 401);
  return answer({ secondsLeft: Math.floor(login.idleSecondsLeft) }, 200);
}

function answer(body: Record<string, unknown>, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
