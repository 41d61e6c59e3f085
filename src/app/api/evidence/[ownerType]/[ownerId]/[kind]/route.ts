import {
  collectBytes,
  demandEvidenceUpload,
  type EvidenceOwnerType,
  type EvidenceProblem,
  EvidenceRefused,
  evidenceKindOf,
  evidencePage,
  evidenceProblemSentence,
  evidenceSizeLimit,
  storeEvidence,
} from "@/features/experts";
import { Denied, NotFound, SignedOut } from "@/platform/errors";
import { errorFacts, log } from "@/platform/log";
import { type AccountCtx, accountCallerOf, auditRefusal, demandSameOrigin } from "../../../../caller";
import { FormRefused, readForm } from "../../../../read-form";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

type Params = { ownerType: string; ownerId: string; kind: string };

/**
 * Takes one evidence file: origin, session and owner are checked before the body is read. A form gets back to
 * its page (303) with the outcome as a code; a script asking for JSON gets the sentence.
 */
export async function POST(request: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  const given = await params;
  const answer = request.headers.get("accept")?.includes("application/json") ? inJson : byRedirect(given);
  let ctx: AccountCtx | undefined;
  try {
    demandSameOrigin(request);
    ctx = await accountCallerOf(request, "regulator");
    await receive(ctx, request, given);
    return answer(null);
  } catch (error) {
    if (error instanceof SignedOut) return plain(401, "登录已过期，请重新登录后再上传。");
    if (error instanceof Denied) return plain(403, error.sentence);
    if (error instanceof NotFound) {
      if (ctx) await auditRefusal(ctx, "NOT_FOUND");
      return plain(404, "没有找到这项内容，或者您无权办理。");
    }
    if (error instanceof EvidenceRefused || error instanceof FormRefused) return answer(error.problem);
    log.error(errorFacts(error), "evidence upload failed");
    return answer("FAILED");
  }
}

/** Nothing is stored before the whole form has come. */
async function receive(ctx: AccountCtx, request: Request, { ownerType, ownerId, kind: named }: Params) {
  const kind = evidenceKindOf(ownerType, named);
  if (!kind) throw new NotFound("kind");
  const owner = { ownerType: ownerType as EvidenceOwnerType, ownerId };
  await demandEvidenceUpload(ctx, owner);
  let collected: Awaited<ReturnType<typeof collectBytes>> | undefined;
  try {
    const { value: name, fields } = await readForm(request, evidenceSizeLimit, async (fileName, body) => {
      collected = await collectBytes(body);
      return fileName;
    });
    const specialty = kind === "SPECIALTY_EVIDENCE" ? (fields.get("specialty") ?? "") : "";
    if (collected) await storeEvidence(ctx, { ...owner, kind, specialty }, { name, bytes: collected.bytes });
  } finally {
    collected?.release();
  }
}

const safety = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
const statuses: Partial<Record<EvidenceProblem, number>> = { SIZE: 413, BUSY: 503, FAILED: 503 };

function inJson(problem: EvidenceProblem | null): Response {
  if (!problem) return Response.json({ done: true }, { status: 201, headers: safety });
  const message = evidenceProblemSentence(problem);
  return Response.json({ problem, message }, { status: statuses[problem] ?? 422, headers: safety });
}

function byRedirect({ ownerType, ownerId }: Params) {
  return (problem: EvidenceProblem | null): Response => {
    const page = evidencePage(ownerType === "decision" ? "decision" : "application", ownerId);
    const location = `${page}?${problem ? `problem=${problem}` : "done=1"}`;
    return new Response(null, { status: 303, headers: { ...safety, location } });
  };
}

function plain(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { ...safety, "content-type": "text/plain; charset=utf-8", "content-security-policy": "sandbox" },
  });
}
