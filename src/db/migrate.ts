import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

import { adminRoleStatements, appRole, rightsStatements } from "./roles";

/**
 * Applies pending migrations as the owner, one process at a time, then settles the application's rights.
 * Safe to run again at any time; a run that dies midway has changed nothing.
 */
export async function migrateDatabase(
  ownerUrl: string,
  folder = join(process.cwd(), "drizzle"),
): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  try {
    await client`select pg_advisory_lock(hashtext('gongping.migrate'))`;
    await client.unsafe(
      `do $$ begin create role ${appRole} nologin; exception when duplicate_object or unique_violation then null; end $$`,
    );
    await migrate(drizzle(client), { migrationsFolder: folder });
    await client.unsafe(adminRoleStatements());
    await client.unsafe(rightsStatements());
  } finally {
    await client.end({ timeout: 5 });
  }
}
