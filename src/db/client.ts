import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { guardTransactions } from "./guard-transactions";
import * as schema from "./schema";

export type Db = PostgresJsDatabase<typeof schema>;
/** An open transaction; the same query interface as `Db`. */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

/**
 * A pool on `url`. Prepared statements are off so that PgBouncer in transaction mode works;
 * statement and lock waits are bounded so that a stuck database answers instead of hanging.
 */
export function connect(
  url: string,
  options: { max?: number; name?: string } = {},
): { db: Db; close: () => Promise<void> } {
  const client = postgres(url, {
    max: options.max ?? 20,
    prepare: false,
    // The driver asks for array types in the background of each new connection and nobody hears when that fails:
    // a database that goes down in that moment would end the process. Arrays are read as JSON or by drizzle.
    fetch_types: false,
    idle_timeout: 60,
    connect_timeout: 8,
    max_lifetime: 60 * 30,
    // Seconds. The driver's own way waits up to 20 s, longer than the database is allowed to be missed.
    backoff: (retries) => Math.min(2, 0.05 * 2 ** retries),
    onnotice: () => {},
    connection: {
      application_name: options.name ?? "gongping",
      TimeZone: "UTC",
    },
  });
  guardTransactions(client);
  return { db: drizzle(client, { schema, casing: "snake_case" }), close: () => client.end({ timeout: 5 }) };
}

// One pool per process, kept over Next's module reloads.
const shared = globalThis as typeof globalThis & { gongpingDb?: { db: Db; close: () => Promise<void> } };

/** The process's pool on DATABASE_URL, opened at first use. */
export function database(): Db {
  if (!shared.gongpingDb) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set");
    shared.gongpingDb = connect(url, {
      max: Number(process.env.DATABASE_POOL ?? 20),
      name: process.env.SERVICE,
    });
  }
  return shared.gongpingDb.db;
}

/** Closes the process's pool, if open. */
export async function closeDatabase(): Promise<void> {
  await shared.gongpingDb?.close();
  shared.gongpingDb = undefined;
}
