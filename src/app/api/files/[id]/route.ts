import { Readable } from "node:stream";
import { openFile } from "@/features/reviews";
import { attachment } from "@/platform/content-disposition";
import { Denied, NotFound, SignedOut } from "@/platform/errors";
import { errorFacts, log } from "@/platform/log";
import { FileAltered } from "@/platform/verified-object";
import { auditRefusal, type CallerCtx, callerOf } from "../../caller";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** A file of a case, as a download, for those who see the case; each reading is on record. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  let ctx: CallerCtx | undefined;
  try {
    ctx = await callerOf(request, ["contractor", "supervision", "regulator"], "VIEW");
    const file = await openFile(ctx, (await params).id);
    return new Response(Readable.toWeb(file.body) as ReadableStream, {
      headers: {
        ...safety,
        "content-type": file.contentType,
        "content-length": String(file.size),
        "content-disposition": attachment(file.name),
        etag: `"${file.sha256}"`,
      },
    });
  } catch (error) {
    if (error instanceof SignedOut) return plain(401, "登录已过期，请重新登录后再下载。");
    if (error instanceof NotFound || error instanceof Denied) {
      if (ctx) await auditRefusal(ctx, "NOT_FOUND");
      return plain(404, "没有找到这个文件，或者您无权查看。");
    }
    log.error(errorFacts(error), "file cannot be read");
    return error instanceof FileAltered
      ? plain(503, "存储的文件与提交时不一致，已停止提供，请联系监督机构。")
      : plain(503, "文件暂时不能读取，请稍后再试。");
  }
}

/** Nothing in a file may run as ours: it is downloaded, never sniffed, and sandboxed if shown all the same. */
const safety = {
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "referrer-policy": "no-referrer",
};

function plain(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { ...safety, "content-type": "text/plain; charset=utf-8" },
  });
}
