import { openApiDocument } from "@/features/exchange";
import { env } from "@/platform/env";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** The interface's document: it says what there is, and holds nothing of anybody, so it needs no token. */
export function GET(): Response {
  return new Response(JSON.stringify(openApiDocument(new URL(env().APP_URL).origin), null, 2), {
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache" },
  });
}
