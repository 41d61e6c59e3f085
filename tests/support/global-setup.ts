import { join } from "node:path";
import { type Postgres, startPostgres } from "../../dev/postgres";
import { makeTemplate } from "./template";

export const shared = globalThis as typeof globalThis & { gongpingTestPostgres?: Postgres };

/**
 * PostgreSQL for every database-backed suite, and a migrated template each suite copies. Once per jest run, with a
 * folder for what its suites keep for each other (TEST_FOLDER).
 */
export default async function globalSetup(): Promise<void> {
  if (process.env.TEST_ADMIN_URL) return;
  const folder = join(process.cwd(), ".local", `test-${process.pid}`);
  const postgres = await startPostgres({
    dataDir: join(folder, "postgres"),
    settings: { max_connections: "300" },
  });
  shared.gongpingTestPostgres = postgres;
  await makeTemplate(postgres.adminUrl);
  process.env.TEST_ADMIN_URL = postgres.adminUrl;
  process.env.TEST_FOLDER = folder;
}
