import { migrateDatabase } from "../src/db/migrate";
import { loadRulebook } from "./load-rulebook";

const { DATABASE_OWNER_URL, DATABASE_URL } = process.env;
if (!DATABASE_OWNER_URL || !DATABASE_URL) {
  console.error(
    "DATABASE_OWNER_URL (may change the schema) and DATABASE_URL (the application's login) must be set.",
  );
  process.exit(1);
}
await migrateDatabase(DATABASE_OWNER_URL);
await loadRulebook(DATABASE_URL);
console.log("The database has the newest schema and the rulebook.");
