import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** Group role of the application; login roles are members of it. */
export const appRole = "gongping_app";

/** Tables whose rows are evidence: the application may add and read, nothing else (trust.md §2). */
const appendOnly = [
  "audit_entry",
  "conduct_record",
  "draw_chain",
  "policy_version",
  "application_submission",
  "application_opinion",
  "employer_confirmation",
  "expert_undertaking",
  "attestation",
];

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
    await client.unsafe(`
      grant usage on schema public to ${appRole};
      grant select, insert, update, delete on all tables in schema public to ${appRole};
      grant execute on all functions in schema public to ${appRole};
      revoke update, delete, truncate on ${appendOnly.join(", ")} from ${appRole};
      revoke insert, update, delete, truncate on clock_offset from ${appRole};
    `);
  } finally {
    await client.end({ timeout: 5 });
  }
}
