import { closeDatabase } from "../src/db/client";
import { recordRulebook } from "../src/features/rulebook/record-rulebook";
import { systemContext } from "../src/platform/context";

/**
 * Records the built-in rulebook (policy, catalogue, jurisdictions, holidays) where it is not there yet; as the
 * owner, since the application's login may not write it. Afterwards the process is the application's again.
 */
export async function loadRulebook(ownerUrl: string): Promise<void> {
  const { DATABASE_URL } = process.env;
  process.env.DATABASE_URL = ownerUrl;
  try {
    await recordRulebook(await systemContext("rulebook.load"));
  } finally {
    await closeDatabase();
    if (DATABASE_URL === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = DATABASE_URL;
  }
}
