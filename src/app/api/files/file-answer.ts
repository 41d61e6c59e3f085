import { Denied, NotFound, SignedOut } from "@/platform/errors";
import { errorFacts, log } from "@/platform/log";
import { FileAltered } from "@/platform/verified-object";
import { auditRefusal, type CallerCtx } from "../caller";

/** Nothing in a file may run as ours: it is downloaded, never sniffed, and sandboxed if shown all the same. */
export const safety = {
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "referrer-policy": "no-referrer",
};

/** A route's answer to what went wrong on the way to a file; what is not theirs is not there, and on record. */
export async function fileTrouble(error: unknown, ctx: CallerCtx | undefined): Promise<Response> {
  if (error instanceof SignedOut) return plain(401, "登录已过期，请重新登录后再下载。");
  if (error instanceof NotFound || (error instanceof Denied && error.code === "WRONG_ROLE")) {
    if (ctx) await auditRefusal(ctx, "NOT_FOUND");
    return plain(404, "没有找到这个文件，或者您无权查看。");
  }
  if (error instanceof Denied) return plain(403, error.sentence);
  log.error(errorFacts(error), "file cannot be read");
  return error instanceof FileAltered
    ? plain(503, "存储的文件与提交时不一致，已停止提供，请联系监督机构。")
    : plain(503, "文件暂时不能读取，请稍后再试。");
}

function plain(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { ...safety, "content-type": "text/plain; charset=utf-8" },
  });
}
