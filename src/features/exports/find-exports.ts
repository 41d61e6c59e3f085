import type { Readable } from "node:stream";
import { and, desc, eq, sql } from "drizzle-orm";
import { exportJob } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { getObject } from "@/platform/storage";

const shown = 50;

/** One's own exports, the newest first. */
export async function findExports(ctx: Ctx & { actor: UserActor }) {
  return reader(ctx)
    .select({
      id: exportJob.id,
      fileName: exportJob.fileName,
      state: exportJob.state,
      total: exportJob.total,
      done: exportJob.done,
      requestedAt: exportJob.requestedAt,
      expiresAt: exportJob.expiresAt,
      size: exportJob.size,
    })
    .from(exportJob)
    .where(eq(exportJob.personId, ctx.actor.personId))
    .orderBy(desc(exportJob.requestedAt), desc(exportJob.id))
    .limit(shown);
}

export type ListedExport = Awaited<ReturnType<typeof findExports>>[number];

/** Downloads one's own workbook while it is kept; each time on record. NotFound for everybody else. */
export async function openExport(
  ctx: Ctx & { actor: UserActor },
  exportId: string,
): Promise<{ name: string; size: number; body: Readable }> {
  if (!isId(exportId)) throw new NotFound("export");
  const file = await mutation(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(exportJob)
      .where(
        and(
          eq(exportJob.id, exportId),
          eq(exportJob.personId, ctx.actor.personId),
          eq(exportJob.userId, ctx.actor.id),
          eq(exportJob.state, "READY"),
          sql`${exportJob.expiresAt} > app_now()`,
        ),
      );
    if (!row?.objectKey) throw new NotFound("export");
    return {
      value: { name: row.fileName, size: row.size ?? 0, key: row.objectKey },
      audit: [
        {
          action: "export.downloaded",
          subject: { type: "export", id: exportId },
          detail: { list: row.list, rows: row.done },
        },
      ],
    };
  });
  return { name: file.name, size: file.size, body: await getObject(file.key) };
}
