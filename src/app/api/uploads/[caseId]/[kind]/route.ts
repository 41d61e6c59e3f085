import { problemSentence, type UploadProblem, UploadRefused } from "@/features/reviews";
import { Denied, NotFound, SignedOut } from "@/platform/errors";
import { errorFacts, log } from "@/platform/log";
import { auditRefusal, type CallerCtx, callerOf, demandSameOrigin } from "../../../caller";
import { doorOf } from "../../doors";
import { receiveFile, StoreFailed } from "../../receive";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

interface Route {
  readonly params: Promise<{ caseId: string; kind: string }>;
}

/**
 * Takes one file of a case: origin, session, role and scope are checked before the body is read. A form
 * gets back to its page (303) with the outcome as a code; a script asking for JSON gets the sentence.
 */
export async function POST(request: Request, { params }: Route): Promise<Response> {
  const { caseId, kind } = await params;
  const found = doorOf(kind);
  const answer =
    !found || request.headers.get("accept")?.includes("application/json")
      ? inJson
      : byRedirect(found.door.page(caseId, found.kind));
  let ctx: CallerCtx | undefined;
  try {
    demandSameOrigin(request);
    ctx = await callerOf(request, [found?.door.role ?? "contractor"], "FILE");
    if (!found) throw new NotFound("kind");
    const file = await receiveFile(ctx, request, caseId, found.kind, found.door);
    return answer({ done: file.version });
  } catch (error) {
    if (error instanceof SignedOut) return plain(401, "登录已过期，请重新登录后再上传。");
    if (error instanceof Denied) return plain(403, error.sentence);
    if (error instanceof NotFound) {
      if (ctx) await auditRefusal(ctx, "NOT_FOUND");
      return plain(404, "没有找到这项内容，或者您无权办理。");
    }
    if (error instanceof UploadRefused) {
      return answer({ problem: error.problem, unavailable: error instanceof StoreFailed });
    }
    log.error(errorFacts(error), "upload route failed");
    return answer({ problem: "FAILED", unavailable: true });
  }
}

type Outcome = { done: number } | { problem: UploadProblem; unavailable: boolean };

const safety = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

function inJson(outcome: Outcome): Response {
  if ("done" in outcome) return Response.json({ version: outcome.done }, { status: 201, headers: safety });
  const { problem, unavailable } = outcome;
  const status = unavailable ? 503 : problem === "SIZE" ? 413 : 422;
  return Response.json({ problem, message: problemSentence(problem) }, { status, headers: safety });
}

function byRedirect(page: string) {
  return (outcome: Outcome): Response => {
    const query = "done" in outcome ? `done=${outcome.done}` : `problem=${outcome.problem}`;
    const location = `${page}${page.includes("?") ? "&" : "?"}${query}`;
    return new Response(null, { status: 303, headers: { ...safety, location } });
  };
}

function plain(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { ...safety, "content-type": "text/plain; charset=utf-8", "content-security-policy": "sandbox" },
  });
}
