import { collectBytes, type EvidenceProblem, EvidenceRefused } from "@/features/experts";
import {
  demandPublicationUpload,
  publicationFileLimit,
  publicationPage,
  publicationProblem,
  storePublicationFile,
} from "@/features/publications";
import { Denied, NotFound, SignedOut } from "@/platform/errors";
import { errorFacts, log } from "@/platform/log";
import { auditRefusal, type CallerCtx, callerOf, demandSameOrigin } from "../../../caller";
import { FormRefused, readForm } from "../../../read-form";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/**
 * Takes one PDF of a draft: origin, session and draft are checked before the body is read. A form gets back to its page
 * (303) with the outcome as a code; a script asking for JSON gets the sentence.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  let ctx: CallerCtx | undefined;
  const answer = (problem: EvidenceProblem | null) =>
    request.headers.get("accept")?.includes("application/json") ? inJson(problem) : byRedirect(id, problem);
  try {
    demandSameOrigin(request);
    ctx = await callerOf(request, ["regulator"]);
    await receive(ctx, request, id);
    return answer(null);
  } catch (error) {
    if (error instanceof SignedOut) return plain(401, "登录已过期，请重新登录后再上传。");
    if (error instanceof Denied) return plain(403, error.sentence);
    if (error instanceof NotFound) {
      if (ctx) await auditRefusal(ctx, "NOT_FOUND");
      return plain(404, "没有找到这项内容，或者您无权办理。");
    }
    if (error instanceof EvidenceRefused || error instanceof FormRefused) return answer(error.problem);
    log.error(errorFacts(error), "publication upload failed");
    return answer("FAILED");
  }
}

/** Nothing is stored before the whole form has come. */
async function receive(ctx: CallerCtx, request: Request, publicationId: string): Promise<void> {
  await demandPublicationUpload(ctx, publicationId);
  let collected: Awaited<ReturnType<typeof collectBytes>> | undefined;
  try {
    const { value: name } = await readForm(request, publicationFileLimit, async (fileName, body) => {
      collected = await collectBytes(body);
      return fileName;
    });
    if (collected) await storePublicationFile(ctx, publicationId, { name, bytes: collected.bytes });
  } finally {
    collected?.release();
  }
}

const safety = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
const statuses: Partial<Record<EvidenceProblem, number>> = { SIZE: 413, BUSY: 503, FAILED: 503 };

function inJson(problem: EvidenceProblem | null): Response {
  if (!problem) return Response.json({ done: true }, { status: 201, headers: safety });
  const message = publicationProblem(problem);
  return Response.json({ problem, message }, { status: statuses[problem] ?? 422, headers: safety });
}

function byRedirect(id: string, problem: EvidenceProblem | null): Response {
  const location = `${publicationPage(encodeURIComponent(id))}?${problem ? `problem=${problem}` : "news=uploaded"}`;
  return new Response(null, { status: 303, headers: { ...safety, location } });
}

function plain(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { ...safety, "content-type": "text/plain; charset=utf-8", "content-security-policy": "sandbox" },
  });
}
