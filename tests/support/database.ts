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
  /** Keeps what is in it now under `name`, with a note, for other suites of this run to begin with. */
  keep(name: string, note: string): Promise<void>;
  /** Begins with what was kept under `name` instead of the template; its note, null when nothing was. */
  take(name: string): Promise<string | null>;
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
  const connect = () => {
    owner = postgres(database.ownerUrl, { max: 4, onnotice: () => {} });
  };
  const disconnect = async () => {
    await closeDatabase();
    await owner?.end();
    owner = undefined;
  };
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
    keep: async (kept, note) => {
      await disconnect();
      await asAdmin(adminUrl(), async (admin) => {
        await admin.unsafe(`create database ${kept} template ${name}`);
        await admin.unsafe(`comment on database ${kept} is '${note.replaceAll("'", "''")}'`);
      });
      connect();
    },
    take: async (kept) =>
      asAdmin(adminUrl(), async (admin) => {
        const [found] = await admin<{ note: string }[]>`
          select shobj_description(oid, 'pg_database') as note from pg_database where datname = ${kept}`;
        if (!found) return null;
        await disconnect();
        await admin.unsafe(`drop database ${name} with (force)`);
        await admin.unsafe(`create database ${name} template ${kept}`);
        connect();
        return found.note;
      }),
  };
  beforeAll(async () => {
    await createCopy(adminUrl(), name);
    connect();
    Object.assign(process.env, testEnvironment, { DATABASE_URL: database.url });
  }, 30_000);
  afterAll(async () => {
    await disconnect();
    await asAdmin(adminUrl(), (admin) => admin.unsafe(`drop database if exists ${name} with (force)`));
  }, 30_000);
  return database;
}

/** Copies wait for each other: the template must have no other session while it is read. */
async function createCopy(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    await admin`select pg_advisory_lock(hashtext('gongping.test.template'))`;
    await admin.unsafe(`create database ${name} template ${templateName}`);
  });
}

/** A connection to the server itself, for as long as `act` takes. */
export async function asAdmin<T>(adminUrl: string, act: (admin: Sql) => Promise<T>): Promise<T> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    return await act(admin);
  } finally {
    await admin.end();
  }
}
