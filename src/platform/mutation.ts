import { sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { type Audit, writeAudit } from "./audit";
import type { Ctx } from "./context";
import type { JobRequest } from "./job";
import { writeOutbox } from "./outbox";

/** What a use-case did: its answer, at least one line of the trace, and the work that follows. */
export interface Change<T> {
  readonly value: T;
  readonly audit: readonly [Audit, ...Audit[]];
  readonly jobs?: readonly JobRequest[];
}

/** Nothing was written: there was nothing to do. */
export interface Unchanged<T> {
  readonly value: T;
  readonly unchanged: true;
}

export function unchanged<T>(value: T): Unchanged<T> {
  return { value, unchanged: true };
}

/** A list of entries as the type demands it; throws when it is empty. */
export function entries(list: readonly Audit[]): readonly [Audit, ...Audit[]] {
  const [first, ...rest] = list;
  if (!first) throw new Error("a change without an audit entry");
  return [first, ...rest];
}

const attempts = 3;

/**
 * The only way to write: rows, trace and outbox in one transaction. Inside another mutation
 * (`ctx.tx` set) it joins that transaction. Serialization failures and deadlocks are tried again.
 */
export async function mutation<T>(
  ctx: Ctx,
  change: (tx: Tx, now: Date) => Promise<Change<T> | Unchanged<T>>,
): Promise<T> {
  if (ctx.tx) return apply(ctx.tx, ctx, ctx.now, change);
  for (let attempt = 1; ; attempt++) {
    try {
      return await database().transaction(async (tx) => apply(tx, ctx, await begin(tx), change));
    } catch (error) {
      if (attempt >= attempts || !worthRepeating(error)) throw error;
    }
  }
}

async function apply<T>(
  tx: Tx,
  ctx: Ctx,
  now: Date,
  change: (tx: Tx, now: Date) => Promise<Change<T> | Unchanged<T>>,
) {
  const done = await change(tx, now);
  if ("unchanged" in done) return done.value;
  // Sent together: neither waits for the other's answer.
  await Promise.all([
    writeAudit(tx, ctx.actor, now, ctx.requestId, done.audit),
    done.jobs?.length ? writeOutbox(tx, now, done.jobs) : null,
  ]);
  return done.value;
}

/** Bounds every wait inside the transaction and reads the one clock, in one round trip. */
async function begin(tx: Tx): Promise<Date> {
  const [row] = await tx.execute<{ now: string }>(
    sql`select app_now() as now, set_config('lock_timeout', '5s', true), set_config('statement_timeout', '10s', true)`,
  );
  if (!row) throw new Error("the database gave no time");
  return new Date(row.now);
}

/** The SQLSTATE of a database error, however it is wrapped. */
export function sqlState(error: unknown): string | undefined {
  const cause = (error as { cause?: unknown }).cause;
  return (cause as { code?: string } | undefined)?.code ?? (error as { code?: string }).code;
}

/** Name of the constraint that refused, if one did. */
export function constraintOf(error: unknown): string | undefined {
  const cause = (error as { cause?: unknown }).cause;
  return (
    (cause as { constraint_name?: string } | undefined)?.constraint_name ??
    (error as { constraint_name?: string }).constraint_name
  );
}

function worthRepeating(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40001" || state === "40P01";
}
