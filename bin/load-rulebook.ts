import { closeDatabase } from "../src/db/client";
import { recordRulebook } from "../src/features/rulebook/record-rulebook";
import { systemContext } from "../src/platform/context";

/** Records the built-in rulebook (policy, catalogue, jurisdictions, holidays) where it is not there yet. */
export async function loadRulebook(databaseUrl: string): Promise<void> {
  process.env.DATABASE_URL = databaseUrl;
  try {
    await recordRulebook(await systemContext("rulebook.load"));
  } finally {
    await closeDatabase();
  }
}
