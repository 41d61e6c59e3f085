import { and, count, desc, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { outbox } from "@/db/schema";
import { type Ctx, reader } from "../context";
import { demandPost } from "./demand-post";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

export interface OutboxHealth {
  /** Not done, whether due or not. */
  readonly open: number;
  /** Due for more than a minute and not done. */
  readonly overdue: number;
  readonly oldestDueAt: Date | null;
  /** Given up after the last attempt. */
  readonly dead: number;
}

/** How far the side effects are behind; for the system administrator. */
export async function readOutboxHealth(ctx: ReadCtx): Promise<OutboxHealth> {
  demandPost(ctx.actor, "system");
  const late = sql`${outbox.dueAt} < app_now() - interval '1 minute'`;
  const open = and(isNull(outbox.doneAt), isNull(outbox.deadAt)) as SQL;
  const db = reader(ctx);
  const [waiting] = await db
    .select({
      open: count(),
      overdue: sql<number>`(count(*) filter (where ${late}))::int`,
      oldest: sql<string | null>`min(${outbox.dueAt}) filter (where ${late})`,
    })
    .from(outbox)
    .where(open);
  const [dead] = await db.select({ n: count() }).from(outbox).where(isNotNull(outbox.deadAt));
  return {
    open: waiting?.open ?? 0,
    overdue: waiting?.overdue ?? 0,
    oldestDueAt: waiting?.oldest ? new Date(waiting.oldest) : null,
    dead: dead?.n ?? 0,
  };
}

/** Work that was given up, newest first: ids and an error code, never content. */
export async function listDeadJobs(ctx: ReadCtx, page: { limit: number; offset: number }) {
  demandPost(ctx.actor, "system");
  return reader(ctx)
    .select({
      id: outbox.id,
      job: outbox.job,
      attempts: outbox.attempts,
      lastError: outbox.lastError,
      dueAt: outbox.dueAt,
      deadAt: outbox.deadAt,
    })
    .from(outbox)
    .where(isNotNull(outbox.deadAt))
    .orderBy(desc(outbox.deadAt), desc(outbox.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type DeadJob = Awaited<ReturnType<typeof listDeadJobs>>[number];
