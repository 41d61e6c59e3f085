import { sql } from "drizzle-orm";
import { type Db, database, type Tx } from "@/db/client";
import { env } from "./env";

/** The one clock (architecture.md §1): the process's own clock decides nothing. */
export async function readNow(db: Db | Tx = database()): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select app_now() as now`);
  if (!row) throw new Error("the database gave no time");
  return new Date(row.now);
}

/** Refuses to run with a shifted clock in production: only tests and the simulator may shift it. */
export async function demandRealClock(): Promise<void> {
  if (env().GONGPING_MODE !== "production") return;
  const rows = await database().execute(sql`select 1 from clock_offset`);
  if (rows.length > 0) throw new Error("clock_offset holds a row: a shifted clock is refused in production");
}
