import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { auditActions, auditEntry } from "@/db/schema";
import { type Ctx, reader } from "../context";
import { demandPost } from "./demand-post";

export interface TraceFilter {
  /** Exactly this account, job or "public". */
  readonly actor?: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly action?: string;
  readonly from?: Date;
  readonly to?: Date;
}

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** So many entries can be paged through; whoever looks for older ones narrows the time. */
export const traceReach = 10_000;

/** How many entries fit, counted up to `traceReach`: the trace has no end, a page must have one. */
export async function countTrace(ctx: ReadCtx, filter: TraceFilter): Promise<number> {
  demandPost(ctx.actor, "audit");
  const some = reader(ctx)
    .select({ id: auditEntry.id })
    .from(auditEntry)
    .where(fitting(filter))
    .limit(traceReach)
    .as("some");
  const [row] = await reader(ctx).select({ n: sql<number>`count(*)::int` }).from(some);
  return row?.n ?? 0;
}

/** A page of the trace, newest first; for the audit administrator, who only reads. */
export async function listTrace(ctx: ReadCtx, filter: TraceFilter, page: { limit: number; offset: number }) {
  demandPost(ctx.actor, "audit");
  return reader(ctx)
    .select()
    .from(auditEntry)
    .where(fitting(filter))
    .orderBy(desc(auditEntry.at), desc(auditEntry.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type TraceEntry = Awaited<ReturnType<typeof listTrace>>[number];

function fitting(filter: TraceFilter): SQL | undefined {
  const action = auditActions.find((known) => known === filter.action);
  return and(
    filter.actor ? eq(auditEntry.actorId, filter.actor) : undefined,
    filter.subjectType ? eq(auditEntry.subjectType, filter.subjectType) : undefined,
    filter.subjectId ? eq(auditEntry.subjectId, filter.subjectId) : undefined,
    action ? eq(auditEntry.action, action) : undefined,
    filter.from ? gte(auditEntry.at, filter.from) : undefined,
    filter.to ? lt(auditEntry.at, filter.to) : undefined,
  );
}

/** The closed list of actions, for the filter. */
export const knownActions = auditActions;
export type { AuditAction } from "@/db/schema";
