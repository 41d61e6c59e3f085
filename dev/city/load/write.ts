import type { PgTable } from "drizzle-orm/pg-core";
import type { TransactionSql } from "postgres";
import { copyRows } from "./copy-rows";

/** Writes rows of one table. */
export type Write = <Table extends PgTable>(
  table: Table,
  rows: Iterable<Table["$inferInsert"]>,
) => Promise<void>;

/** A writer into an open transaction that counts what it wrote, by table. */
export function writer(sql: TransactionSql): { write: Write; written: Record<string, number> } {
  const written: Record<string, number> = {};
  const write: Write = async (table, rows) => {
    const { name, count } = await copyRows(sql, table, rows);
    written[name] = (written[name] ?? 0) + count;
  };
  return { write, written };
}
