import { sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { databaseRole } from "./actor";
import { type Audit, writeAudit } from "./audit";
import type { Ctx } from "./context";
import { NotFound } from "./errors";
import type { JobRequest } from "./job";
import { errorFacts, log } from "./log";
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
      return await database().transaction(async (tx) => apply(tx, ctx, await begin(tx, ctx), change));
    } catch (error) {
      if (outsideHerPost(ctx, error)) throw new NotFound("post");
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

/**
 * Bounds every wait inside the transaction and reads the one clock, in one round trip. An administrator's
 * transaction has the rights of her post alone from here on (ADR 0029).
 */
async function begin(tx: Tx, { actor }: Ctx): Promise<Date> {
  const role = databaseRole(actor);
  const [row] = await tx.execute<{ now: string }>(
    sql`select app_now() as now, set_config('lock_timeout', '5s', true), set_config('statement_timeout', '10s', true)
      ${role ? sql`, set_config('role', ${role}, true)` : sql``}`,
  );
  if (!row) throw new Error("the database gave no time");
  return new Date(row.now);
}

/**
 * Whether the database refused an administrator what is not her post's: to her it does not exist, and the caller
 * puts the refusal on record. It is logged, because the application should have said so before.
 */
function outsideHerPost({ actor }: Ctx, error: unknown): boolean {
  if (databaseRole(actor) === null || sqlState(error) !== "42501") return false;
  log.error(errorFacts(error), "an administrator's transaction asked for what is not her post's");
  return true;
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
