import postgres, { type Sql } from "postgres";
import { appRole } from "@/db/migrate";

export interface Databases {
  /** May change the schema; for migrations. */
  ownerUrl: string;
  /** The application's login: its rights and nothing more. */
  appUrl: string;
  /** The queue's own database, the application's property: BullMQ makes its tables itself. */
  queueUrl: string;
}

const names = { app: "gongping", queue: "gongping_queue", login: "gongping" };

/** Makes databases and login role where they are not there yet, and sets the login's password. */
export async function ensureDatabases(adminUrl: string, password: string): Promise<Databases> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await ensureRole(admin, appRole, "nologin");
    await ensureRole(admin, names.login, `login in role ${appRole}`);
    await admin.unsafe(`alter role ${names.login} password '${password.replaceAll("'", "''")}'`);
    await ensureDatabase(admin, names.app);
    await ensureDatabase(admin, names.queue, names.login);
  } finally {
    await admin.end({ timeout: 5 });
  }
  const login = { username: names.login, password };
  return {
    ownerUrl: address(adminUrl, names.app),
    appUrl: address(adminUrl, names.app, login),
    queueUrl: address(adminUrl, names.queue, login),
  };
}

async function ensureRole(admin: Sql, name: string, kind: string): Promise<void> {
  const [role] = await admin`select 1 from pg_roles where rolname = ${name}`;
  if (!role) await admin.unsafe(`create role ${name} ${kind}`);
}

async function ensureDatabase(admin: Sql, name: string, owner?: string): Promise<void> {
  const [found] = await admin`select 1 from pg_database where datname = ${name}`;
  if (!found) await admin.unsafe(`create database ${name}${owner ? ` owner ${owner}` : ""}`);
}

/** The same server, another database, and another login when given. */
export function address(
  url: string,
  database: string,
  login?: { username: string; password: string },
): string {
  return Object.assign(new URL(url), { pathname: `/${database}`, ...login }).href;
}
