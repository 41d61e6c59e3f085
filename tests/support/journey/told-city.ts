import { createHash } from "node:crypto";
import { cpSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import type { TestDatabase } from "../database";

/**
 * The seeded city of these options: the first suite of a run that wants it tells it and keeps it, the others begin
 * with a copy of its database and of its files in `objects`, at the instant at which it was told. A suite that wants
 * it while another tells it waits. Where the database server is not this run's own there is no TEST_FOLDER, and every
 * suite tells it.
 */
export function toldCity(database: TestDatabase, objects: string, options: object) {
  const folder = process.env.TEST_FOLDER;
  const key = createHash("sha256").update(JSON.stringify(options)).digest("hex").slice(0, 12);
  const name = `gp_told_${key}`;
  const teller = postgres(process.env.TEST_ADMIN_URL ?? "", { max: 1, onnotice: () => {} });
  return {
    /** False: nobody has told it yet, and nobody else will until `close`. */
    take: async (): Promise<boolean> => {
      if (!folder) return false;
      await teller`select pg_advisory_lock(hashtext(${name}))`;
      const toldAt = await database.take(name);
      if (toldAt === null) return false;
      cpSync(path.join(folder, name), objects, { recursive: true });
      await database.setClock(new Date(toldAt));
      return true;
    },
    keep: async (): Promise<void> => {
      if (!folder) return;
      cpSync(objects, path.join(folder, name), { recursive: true });
      const [clock] = await database.owner<{ now: Date }[]>`select app_now() as now`;
      await database.keep(name, clock!.now.toISOString());
    },
    /** Lets the next suite have it: after `take` found it, after `keep`, or when the telling failed. */
    close: () => teller.end(),
  };
}
