import { Readable } from "node:stream";
import { exportPackage } from "@/features/approvals";
import { attachment } from "@/platform/content-disposition";
import { Denied, NotFound, SignedOut } from "@/platform/errors";
import { errorFacts, log } from "@/platform/log";
import { auditRefusal, type CallerCtx, callerOf } from "../../caller";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** 证据包 of a case, streamed, for its contractor, its supervising unit and the authorities; each export is on record. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ caseId: string }> },
): Promise<Response> {
  let ctx: CallerCtx | undefined;
  try {
    ctx = await callerOf(request, ["contractor", "supervision", "regulator"], "VIEW");
    const { name, body } = await exportPackage(ctx, (await params).caseId);
    return new Response(Readable.toWeb(body) as ReadableStream, {
      headers: { ...safety, "content-type": "application/zip", "content-disposition": attachment(name) },
    });
  } catch (error) {
    if (error instanceof SignedOut) return plain(401, "登录已过期，请重新登录后再下载。");
    if (error instanceof NotFound || error instanceof Denied) {
      if (ctx) await auditRefusal(ctx, "NOT_FOUND");
      return plain(404, "没有找到这个论证项目，或者您无权查看。");
    }
    log.error(errorFacts(error), "package cannot be made");
    return plain(503, "证据包暂时不能导出，请稍后再试。");
  }
}

const safety = {
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

function plain(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { ...safety, "content-type": "text/plain; charset=utf-8" },
  });
}
