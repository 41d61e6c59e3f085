import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { openFile } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { StampFailed, stampPdf } from "@/platform/document";
import { Denied, NotFound } from "@/platform/errors";
import { findReadable } from "./open-pages";
import { memberScope } from "./scopes";

/** Up to this size a copy is marked: stamping holds the file several times over. Larger ones are read in the page. */
export const largestMarked = 50 * 1024 * 1024;

/**
 * A copy of a plan with the reader's name, the time and the case's number across every page; what is stored stays as it
 * is. On record like every reading. Denied when it is too large or cannot be marked: then the page is the way.
 */
export async function downloadMarked(
  ctx: Ctx & { actor: UserActor },
  fileId: string,
): Promise<{ name: string; bytes: Buffer }> {
  const found = await findReadable(ctx, fileId);
  if (!found) throw new NotFound("file");
  const { file, caseNumber } = found;
  if (file.size > largestMarked)
    throw new Denied("TOO_LARGE_TO_MARK", "这份文件超过50MB，不能生成带水印的下载件，请在页面中阅读。");
  const { body, name } = await openFile(ctx, fileId, memberScope(ctx.actor));
  const mark = `${ctx.actor.name}　${formatInstant(ctx.now, { year: true })}　${caseNumber ?? ""}　仅供论证使用，严禁外传`;
  return { name, bytes: await inTurn(() => stamp(body, mark)) };
}

async function stamp(body: Readable, mark: string): Promise<Buffer> {
  try {
    return await stampPdf(await buffer(body), mark);
  } catch (error) {
    if (error instanceof StampFailed)
      throw new Denied("NOT_MARKABLE", "这份文件的格式不能加水印，请在页面中阅读。");
    throw error;
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time in a process: many downloads at once must not take its memory. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}
