import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Ctx } from "./context";
import { sqlState } from "./mutation";

/**
 * Reads of one page on one snapshot, so that a count and its list agree; no statement runs longer than
 * `seconds`. A page that takes longer answers with `isTooSlow` instead of holding a connection.
 */
export async function boundedRead<C extends Ctx, T>(
  ctx: C,
  read: (ctx: C) => Promise<T>,
  seconds = 5,
): Promise<T> {
  // One round trip: statements without parameters may share one.
  const bounds = sql.raw(
    `set transaction isolation level repeatable read read only; set local statement_timeout = ${Math.round(seconds * 1000)}`,
  );
  return database().transaction(async (tx) => {
    await tx.execute(bounds);
    return read({ ...ctx, tx });
  });
}

/** Whether a read was stopped because it took too long. */
export function isTooSlow(error: unknown): boolean {
  return sqlState(error) === "57014";
}
