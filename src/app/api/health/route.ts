import { readNow } from "@/platform/clock";
import { errorFacts, log } from "@/platform/log";

/** Liveness: the process answers. With `?ready=1` readiness as well: the database answers within three seconds. */
export async function GET(request: Request): Promise<Response> {
  if (!new URL(request.url).searchParams.has("ready")) return answer("ok", 200);
  try {
    await Promise.race([readNow(), overdue(3000)]);
    return answer("ready", 200);
  } catch (error) {
    log.warn(errorFacts(error), "not ready");
    return answer("not ready", 503);
  }
}

function overdue(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("the database did not answer in time")), milliseconds).unref();
  });
}

function answer(status: string, code: number): Response {
  return Response.json({ status }, { status: code, headers: { "cache-control": "no-store" } });
}
