import { and, count, desc, eq, ilike, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { outbox } from "@/db/schema";
import { type Ctx, reader } from "../context";
import { isId } from "../id";
import { demandPost } from "./demand-post";
import { redactPayload, type ShownValue } from "./redact-payload";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

export interface OutboxHealth {
  /** Not done, whether due or not. */
  readonly open: number;
  /** Due for more than a minute and not done. */
  readonly overdue: number;
  readonly oldestDueAt: Date | null;
  /** Buried after the last attempt, and nobody has decided what becomes of it. */
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
  const [dead] = await db
    .select({ n: count() })
    .from(outbox)
    .where(and(isNotNull(outbox.deadAt), isNull(outbox.givenUpAt)));
  return {
    open: waiting?.open ?? 0,
    overdue: waiting?.overdue ?? 0,
    oldestDueAt: waiting?.oldest ? new Date(waiting.oldest) : null,
    dead: dead?.n ?? 0,
  };
}

export interface DeadJobFilter {
  /** The whole name of a job. */
  readonly job?: string;
  /** Part of what went wrong. */
  readonly error?: string;
  /** `open` waits for a decision, `given-up` is not tried again. */
  readonly state: "open" | "given-up";
}

const columns = {
  id: outbox.id,
  job: outbox.job,
  attempts: outbox.attempts,
  lastError: outbox.lastError,
  createdAt: outbox.createdAt,
  dueAt: outbox.dueAt,
  deadAt: outbox.deadAt,
  givenUpAt: outbox.givenUpAt,
};

export async function countDeadJobs(ctx: ReadCtx, filter: DeadJobFilter): Promise<number> {
  demandPost(ctx.actor, "system");
  const [row] = await reader(ctx).select({ n: count() }).from(outbox).where(fitting(filter));
  return row?.n ?? 0;
}

/** Buried work, newest first: ids and an error code, never content. */
export async function listDeadJobs(
  ctx: ReadCtx,
  filter: DeadJobFilter,
  page: { limit: number; offset: number },
) {
  demandPost(ctx.actor, "system");
  return reader(ctx)
    .select(columns)
    .from(outbox)
    .where(fitting(filter))
    .orderBy(desc(outbox.deadAt), desc(outbox.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type DeadJob = Awaited<ReturnType<typeof listDeadJobs>>[number];

/** One piece of buried work with what may be shown of its payload, or null. */
export async function findDeadJob(
  ctx: ReadCtx,
  id: string,
): Promise<(DeadJob & { readonly payload: readonly ShownValue[] }) | null> {
  demandPost(ctx.actor, "system");
  if (!isId(id)) return null;
  const [row] = await reader(ctx)
    .select({ ...columns, payload: outbox.payload })
    .from(outbox)
    .where(and(eq(outbox.id, id), isNotNull(outbox.deadAt)));
  return row ? { ...row, payload: redactPayload(row.payload) } : null;
}

/** The jobs among buried work, for the filter. */
export async function listDeadJobNames(ctx: ReadCtx): Promise<string[]> {
  demandPost(ctx.actor, "system");
  const rows = await reader(ctx)
    .selectDistinct({ job: outbox.job })
    .from(outbox)
    .where(isNotNull(outbox.deadAt))
    .orderBy(outbox.job)
    .limit(200);
  return rows.map(({ job }) => job);
}

function fitting({ job, error, state }: DeadJobFilter): SQL | undefined {
  return and(
    isNotNull(outbox.deadAt),
    state === "open" ? isNull(outbox.givenUpAt) : isNotNull(outbox.givenUpAt),
    job ? eq(outbox.job, job) : undefined,
    error ? ilike(outbox.lastError, `%${error.replace(/[\\%_]/g, (c) => `\\${c}`)}%`) : undefined,
  );
}
