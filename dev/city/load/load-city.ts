import postgres from "postgres";
import { auditEntry } from "@/db/schema";
import { timeOrderedId } from "@/platform/id";
import type { City } from "../city";
import { writeBulkCases } from "./bulk-cases";
import { writeCity } from "./city-rows";
import { writer } from "./write";

export interface Loaded {
  /** False when this seed was loaded before: nothing was written. */
  loaded: boolean;
  /** Rows written, by table. */
  rows: Record<string, number>;
}

export interface LoadOptions {
  /**
   * Writes the city's cases as rows as well, in the states that need no draw: for benchmarks.
   * The demonstration makes its cases through the product's own use-cases instead (cases.ts).
   */
  bulkCases?: boolean;
}

/**
 * Loads a city into a migrated database that holds the rulebook, in one transaction, with one entry in
 * the trace. A second load of the same seed does nothing, whatever the day; another seed is refused.
 * Needs DATA_KEYS, HASH_KEY and LINK_KEY in the environment, the same that the application uses.
 */
export async function loadCity(url: string, city: City, options: LoadOptions = {}): Promise<Loaded> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  try {
    const result = await client.begin(async (sql): Promise<Loaded> => {
      await sql`select pg_advisory_xact_lock(hashtext('gongping.city'))`;
      const before = await sql<{ subjectId: string }[]>`
        select subject_id as "subjectId" from audit_entry where action = 'data.seeded' and subject_type = 'city'`;
      if (before.some(({ subjectId }) => subjectId === city.seed)) return { loaded: false, rows: {} };
      if (before.length > 0) throw new Error(`the database already holds the city ${before[0]?.subjectId}`);
      const [clock] = await sql<{ now: Date; rulebook: boolean }[]>`
        select app_now() as now, exists (select from jurisdiction) and exists (select from policy_version) as rulebook`;
      if (!clock?.rulebook)
        throw new Error("the rulebook is not loaded: jurisdictions or policy are missing");
      const { write, written } = writer(sql);
      await writeCity(write, city, clock.now);
      if (options.bulkCases) await writeBulkCases(sql, write, city, clock.now);
      const rows = { ...written };
      await write(auditEntry, [
        {
          id: timeOrderedId(clock.now),
          at: clock.now,
          actorKind: "system",
          actorId: "city",
          action: "data.seeded",
          subjectType: "city",
          subjectId: city.seed,
          detail: { today: city.today, rows },
          requestId: crypto.randomUUID(),
        },
      ]);
      return { loaded: true, rows };
    });
    if (result.loaded) await client`analyze`;
    return result;
  } finally {
    await client.end({ timeout: 5 });
  }
}
