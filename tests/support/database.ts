import { randomBytes } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { closeDatabase } from "../../src/db/client";
import { testEnvironment } from "./environment";
import { addressOf, appLogin, templateName } from "./template";

export interface TestDatabase {
  /** As the application: its rights and nothing more. */
  readonly url: string;
  /** As the owner: to look behind the scenes and to move the clock. */
  readonly owner: Sql;
  readonly ownerUrl: string;
  /** Moves the one clock to `at` (or by so many milliseconds): time then runs on from there. */
  setClock(at: Date): Promise<void>;
  advance(milliseconds: number): Promise<void>;
  realClock(): Promise<void>;
}

let suiteOwner: Sql | undefined;

/** The owner's connection of the suite that is running, for what worlds write and the application may not. */
export function ownerOfSuite(): Sql {
  if (!suiteOwner) throw new Error("no suite's database is there");
  return suiteOwner;
}

/** A fresh copy of the template for this suite, made before its tests and dropped after them. */
export function useDatabase(): TestDatabase {
  const name = `gp_${randomBytes(6).toString("hex")}`;
  const adminUrl = () => {
    const url = process.env.TEST_ADMIN_URL;
    if (!url) throw new Error("tests/support/global-setup.ts has not run");
    return url;
  };
  let owner: Sql | undefined;
  const database: TestDatabase = {
    get url() {
      return addressOf(adminUrl(), name, appLogin);
    },
    get ownerUrl() {
      return addressOf(adminUrl(), name);
    },
    get owner() {
      if (!owner) throw new Error("the suite's database is not there yet");
      return owner;
    },
    setClock: async (at) => {
      await database.owner`delete from clock_offset`;
      await database.owner`insert into clock_offset (amount) select ${at.toISOString()}::timestamptz - clock_timestamp()`;
    },
    advance: async (milliseconds) => {
      await database.owner`insert into clock_offset (amount) values (make_interval(secs => ${milliseconds / 1000}))
        on conflict ("only") do update set amount = clock_offset.amount + excluded.amount`;
    },
    realClock: async () => {
      await database.owner`delete from clock_offset`;
    },
  };
  beforeAll(async () => {
    await createCopy(adminUrl(), name);
    owner = postgres(database.ownerUrl, { max: 4, onnotice: () => {} });
    suiteOwner = owner;
    Object.assign(process.env, testEnvironment, { DATABASE_URL: database.url });
  }, 30_000);
  afterAll(async () => {
    await closeDatabase();
    await owner?.end();
    const admin = postgres(adminUrl(), { max: 1, onnotice: () => {} });
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  }, 30_000);
  return database;
}

/** Copies wait for each other: the template must have no other session while it is read. */
async function createCopy(adminUrl: string, name: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(hashtext('gongping.test.template'))`;
    await admin.unsafe(`create database ${name} template ${templateName}`);
  } finally {
    await admin.end();
  }
}
