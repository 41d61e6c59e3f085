import { buffer } from "node:stream/consumers";
import { previewHolidays } from "@/features/rulebook";
import { Denied, NotFound, SignedOut } from "@/platform/errors";
import { errorFacts, log } from "@/platform/log";
import { demandPost } from "@/platform/operations/demand-post";
import { SheetRefused, sheetBytes } from "@/platform/sheet";
import { auditRefusal, type CallerCtx, callerOf, demandSameOrigin } from "../../caller";
import { FormRefused, readForm } from "../../read-form";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/**
 * Takes a year's holiday arrangement as a file for a preview: origin, session and post are checked before the body
 * is read. It leads on to the preview (303), or back with what was wrong as a code.
 */
export async function POST(request: Request): Promise<Response> {
  let ctx: CallerCtx | undefined;
  try {
    demandSameOrigin(request);
    ctx = await callerOf(request, ["admin"]);
    demandPost(ctx.actor, "system");
    const { value } = await readForm(request, sheetBytes, async (fileName, body) => ({
      fileName,
      bytes: await buffer(body),
    }));
    const { importId } = await previewHolidays(ctx, value);
    return to(`/admin/holidays/imports/${importId}`);
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
    if (problem === "FAILED") log.error(errorFacts(error), "holiday route failed");
    return to(`/admin/holidays?${new URLSearchParams({ problem })}`);
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
