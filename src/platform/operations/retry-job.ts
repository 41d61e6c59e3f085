import { and, eq, isNotNull, sql } from "drizzle-orm";
import { outbox } from "@/db/schema";
import type { Ctx } from "../context";
import { Conflict } from "../errors";
import { isId } from "../id";
import { mutation } from "../mutation";
import { demandPost } from "./demand-post";

/** Gives buried work another dozen attempts, from now on. Handlers are idempotent, so nothing is done twice. */
export async function retryJob(ctx: Ctx, { jobId }: { jobId: string }): Promise<{ jobId: string }> {
  demandPost(ctx.actor, "system");
  return mutation(ctx, async (tx) => {
    const [row] = isId(jobId)
      ? await tx
          .update(outbox)
          .set({ deadAt: null, relayedAt: null, attempts: 0, dueAt: sql`app_now()` })
          .where(and(eq(outbox.id, jobId), isNotNull(outbox.deadAt)))
          .returning({ job: outbox.job, lastError: outbox.lastError })
      : [];
    if (!row) throw new Conflict("NOT_BURIED", "这项任务已不在失败列表中，请刷新页面。");
    return {
      value: { jobId },
      audit: [
        {
          action: "job.retried",
          subject: { type: "outbox", id: jobId },
          detail: { job: row.job, lastError: row.lastError },
        },
      ],
    };
  });
}
