import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/**
 * The instant up to which nothing more will be written: every line of the trace before it is visible to whatever is
 * read from now on. A change bears the time at which its transaction began, which is never before the transaction
 * itself; so what is still under way bounds it. A second is taken off for clocks that are read one after the other.
 * It must be read before the list, and outside the list's snapshot.
 */
export async function settledUntil(): Promise<Date> {
  const [row] = await database().execute<{ at: string }>(sql`
    select least(app_now(), (select min(xact_start) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()) + (app_now() - clock_timestamp()))
      - interval '1 second' as at`);
  if (!row) throw new Error("the database gave no time");
  return new Date(row.at);
}
