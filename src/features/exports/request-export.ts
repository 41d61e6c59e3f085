import { and, count, eq, inArray, sql } from "drizzle-orm";
import { type ExportList, exportJob } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { writeExport } from "./jobs";

/** More rows than this fit no sheet that anybody reads. */
export const mostExportRows = 200_000;
/** So many of one person at a time. */
const mostOpen = 3;

/**
 * 后台导出: the worker writes the list, and a message says when it is there. TOO_MANY_ROWS, TOO_MANY_EXPORTS.
 * What was typed into the filter stays with the job; on record is only that something was.
 */
export async function requestExport(
  ctx: Ctx & { actor: UserActor },
  wish: { list: ExportList; filter: Readonly<Record<string, string>>; fileName: string; total: number },
): Promise<{ exportId: string }> {
  const { actor } = ctx;
  if (wish.total > mostExportRows)
    throw new Conflict("TOO_MANY_ROWS", `超过${mostExportRows}条，请增加筛选条件后再导出。`);
  return mutation(ctx, async (tx, now) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`gongping.exports ${actor.personId}`}))`);
    const [open] = await tx
      .select({ n: count() })
      .from(exportJob)
      .where(and(eq(exportJob.personId, actor.personId), inArray(exportJob.state, ["QUEUED", "RUNNING"])));
    if ((open?.n ?? 0) >= mostOpen)
      throw new Conflict("TOO_MANY_EXPORTS", "还有几项导出没有完成，请等它们完成后再导出。");
    const id = randomId();
    const { keyword, ...rest } = wish.filter;
    await tx.insert(exportJob).values({
      id,
      list: wish.list,
      filter: { ...wish.filter },
      fileName: wish.fileName,
      userId: actor.id,
      personId: actor.personId,
      state: "QUEUED",
      total: wish.total,
      requestedAt: now,
    });
    return {
      value: { exportId: id },
      audit: [
        {
          action: "export.requested",
          subject: { type: "export", id },
          detail: { list: wish.list, filter: { ...rest, keyword: keyword !== undefined }, rows: wish.total },
        },
      ],
      jobs: [writeExport.request({ exportId: id })],
    };
  });
}
