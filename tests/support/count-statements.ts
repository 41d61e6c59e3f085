import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "../../src/db/client";
import * as schema from "../../src/db/schema";
import type { TestDatabase } from "./database";

/** Statements of `run`, counted where they leave for the database. */
export async function countStatements(
  db: Pick<TestDatabase, "url">,
  run: () => Promise<unknown>,
): Promise<number> {
  const shared = globalThis as typeof globalThis & { gongpingDb?: { db: Db; close: () => Promise<void> } };
  const before = shared.gongpingDb;
  let sent = 0;
  const client = postgres(db.url, {
    max: 1,
    prepare: false,
    fetch_types: false,
    onnotice: () => {},
    debug: () => void sent++,
  });
  shared.gongpingDb = { db: drizzle(client, { schema, casing: "snake_case" }), close: () => client.end() };
  try {
    await client`select 1`;
    sent = 0;
    await run();
    return sent;
  } finally {
    shared.gongpingDb = before;
    await client.end();
  }
}
