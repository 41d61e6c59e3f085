import postgres from "postgres";
import { loadRulebook } from "../../bin/load-rulebook";
import { appRole, migrateDatabase } from "../../src/db/migrate";
import { testEnvironment } from "./environment";

export const templateName = "gongping_template";
export const appLogin = { user: "gongping_test", password: "gongping-test-login" };

/** Address of another database on the same server, optionally as another user. */
export function addressOf(
  adminUrl: string,
  database: string,
  login?: { user: string; password: string },
): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = login.user;
    url.password = login.password;
  }
  return url.href;
}

/** A database with the newest schema, rights and rulebook, to be copied by each suite. */
export async function makeTemplate(adminUrl: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin.unsafe(`drop database if exists ${templateName} with (force)`);
    await admin.unsafe(`create database ${templateName}`);
    const owner = addressOf(adminUrl, templateName);
    await migrateDatabase(owner);
    await admin.unsafe(
      `do $$ begin create role ${appLogin.user} login password '${appLogin.password}' in role ${appRole}; exception when duplicate_object then null; end $$`,
    );
    Object.assign(process.env, testEnvironment);
    await loadRulebookLongAgo(owner);
  } finally {
    await admin.end();
  }
}

/** With the clock set back: suites start at a day of their own, and no entry may lie in their future. */
async function loadRulebookLongAgo(owner: string): Promise<void> {
  const sql = postgres(owner, { max: 1, onnotice: () => {} });
  try {
    await sql`insert into clock_offset (amount) select '2026-01-05T02:00:00Z'::timestamptz - clock_timestamp()`;
    await loadRulebook(addressOf(owner, templateName, appLogin));
    await sql`delete from clock_offset`;
  } finally {
    await sql.end();
  }
}
