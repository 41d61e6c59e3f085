import { buffer } from "node:stream/consumers";
import { demandImport, importKindOf, importProblemSentence, previewImport } from "@/features/experts";
import { Denied, NotFound, SignedOut } from "@/platform/errors";
import { errorFacts, log } from "@/platform/log";
import { SheetRefused, sheetBytes } from "@/platform/sheet";
import { auditRefusal, type CallerCtx, callerOf, demandSameOrigin } from "../../caller";
import { FormRefused, readForm } from "../../read-form";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

interface Route {
  readonly params: Promise<{ kind: string }>;
}

/**
 * Takes one workbook for a preview: origin, session, role and post are checked before the body is read. It
 * leads on to the preview (303), or back with what was wrong as a code; a script asking for JSON gets the sentence.
 */
export async function POST(request: Request, { params }: Route): Promise<Response> {
  const kind = importKindOf((await params).kind);
  const asJson = request.headers.get("accept")?.includes("application/json") ?? false;
  let ctx: CallerCtx | undefined;
  try {
    demandSameOrigin(request);
    ctx = await callerOf(request, ["regulator"], "UNIT");
    demandImport(ctx);
    if (!kind) throw new NotFound("kind");
    const { value } = await readForm(request, sheetBytes, async (fileName, body) => ({
      fileName,
      bytes: await buffer(body),
    }));
    const { id } = await previewImport({ ...ctx, actor: ctx.actor }, { kind, ...value });
    return asJson ? Response.json({ id }, { status: 201, headers: safety }) : to(`/regulator/imports/${id}`);
  } catch (error) {
    if (error instanceof SignedOut) return plain(401, "登录已过期，请重新登录后再上传。");
    if (error instanceof Denied || error instanceof NotFound) {
      if (ctx) await auditRefusal(ctx, error instanceof Denied ? error.code : "NOT_FOUND");
      return error instanceof Denied
        ? plain(403, error.sentence)
        : plain(404, "没有找到这项内容，或者您无权办理。");
    }
    const problem =
      error instanceof SheetRefused ? error.fault : error instanceof FormRefused ? error.problem : "FAILED";
    if (problem === "FAILED") log.error(errorFacts(error), "import route failed");
    const status = problem === "SIZE" ? 413 : problem === "FAILED" ? 503 : 422;
    const back = new URLSearchParams({ ...(kind === "UNITS" ? { kind: "units" } : {}), problem });
    return asJson
      ? Response.json({ problem, message: importProblemSentence(problem) }, { status, headers: safety })
      : to(`/regulator/imports?${back}`);
  }
}

const safety = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

function to(location: string): Response {
  return new Response(null, { status: 303, headers: { ...safety, location } });
}

function plain(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { ...safety, "content-type": "text/plain; charset=utf-8", "content-security-policy": "sandbox" },
  });
}
