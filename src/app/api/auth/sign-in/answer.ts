import { env } from "@/platform/env";
import type { AuthAnswer } from "./run-auth";

/** A redirect with cookies. */
export function redirectWith({ location, cookies }: AuthAnswer): Response {
  const response = new Response(null, {
    status: 303,
    headers: { location: new URL(location ?? "/", env().APP_URL).href, "cache-control": "no-store" },
  });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
