import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { demandRealClock } from "./clock";
import { env, ownFaults } from "./env";
import { errorFacts, log } from "./log";

/**
 * Looks at everything a process must not run with: a faulty configuration, a shifted clock, a production
 * database that holds the synthetic city. Throws with all faults of the configuration at once.
 */
export async function demandUsable(): Promise<void> {
  env();
  await demandRealClock();
  await demandRealData();
}

/** As `demandUsable`, for a process's first moment: names what is wrong on stderr and ends with code 1. */
export async function bootOrExit(): Promise<void> {
  try {
    await demandUsable();
  } catch (error) {
    // Faults name settings, never their values; anything else may hold more than a log should.
    const list = ownFaults();
    for (const line of list) process.stderr.write(`configuration: ${line}\n`);
    log.fatal(list.length > 0 ? { faults: list } : errorFacts(error), "cannot start");
    process.exit(1);
  }
}

async function demandRealData(): Promise<void> {
  if (env().GONGPING_MODE !== "production") return;
  const rows = await database().execute(
    sql`select 1 from audit_entry where subject_type = 'city' and action = 'data.seeded' limit 1`,
  );
  if (rows.length > 0)
    throw new Error("the database was seeded with a synthetic city: refused in production");
}
