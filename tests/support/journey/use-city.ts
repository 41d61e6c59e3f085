import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { seedCases } from "../../../dev/city/cases/seed-cases";
import type { City, CitySize } from "../../../dev/city/city";
import { demoAccounts } from "../../../dev/city/demo-accounts";
import { generateCity } from "../../../dev/city/generate-city";
import { loadCity } from "../../../dev/city/load/load-city";
import type { Account, IdentityProvider } from "../../../dev/identity-provider";
import type { ObjectStore } from "../../../dev/object-store";
import { type Child, freePort, type Log } from "../../../dev/run";
import type { SmsGateway, SmsGatewayOptions } from "../../../dev/sms-gateway/start-sms-gateway";
import { composeEnvironment } from "../../../dev/stack/environment";
import { startWeb, startWorker } from "../../../dev/stack/programs";
import { keepSecrets } from "../../../dev/stack/secrets";
import { startIdentity, startSms, startStore } from "../../../dev/stack/stand-ins";
import { ensureBucket } from "../../../src/platform/storage";
import { asAdmin, type TestDatabase, useDatabase } from "../database";
import { testEnvironment } from "../environment";
import { addressOf, appLogin } from "../template";
import { toldCity } from "./told-city";

export interface CityOptions extends Partial<CitySize> {
  /** Receipts: milliseconds until they are pushed, or "manual" with `gateway.deliver`; 50 unless said. */
  receipts?: SmsGatewayOptions["receipts"];
  /** Further settings of web and worker. */
  env?: Readonly<Record<string, string>>;
  /** False leaves the worker out: for suites that show what happens without one. */
  worker?: boolean;
  /** Where the one clock starts; it runs on from there. The real time unless said. */
  now?: Date;
  /** True: sixty cases in every state, as `npm start` shows them; told once in a run, which takes a minute. */
  seeded?: boolean;
}

/** A whole city with every service running, as `npm start` has it, on a database of the suite's own. */
export interface RunningCity {
  readonly baseUrl: string;
  readonly city: City;
  readonly accounts: readonly Account[];
  readonly database: TestDatabase;
  readonly gateway: SmsGateway;
  readonly identity: IdentityProvider;
  readonly store: ObjectStore;
  readonly web: Child;
  readonly worker: Child;
  /** The settings of web and worker; the test process has them as well. */
  readonly environment: Readonly<Record<string, string>>;
  restartWeb(): Promise<void>;
  restartWorker(): Promise<void>;
  /** The last lines web and worker wrote, for a failure's message. */
  readonly output: readonly string[];
}

type Services = Pick<
  RunningCity,
  "baseUrl" | "city" | "accounts" | "gateway" | "identity" | "store" | "environment"
>;

jest.setTimeout(180_000);

/** Starts the city before the suite's tests and stops it after them. */
export function useCity(options: CityOptions = {}): RunningCity {
  const { receipts = 50, env = {}, worker: withWorker = true, now, seeded = false, ...size } = options;
  const database = useDatabase();
  const root = process.cwd();
  const dir = path.join(root, ".local", `journey-${process.pid}-${randomBytes(4).toString("hex")}`);
  const output: string[] = [];
  const log: Log = (line) => {
    output.push(line);
    if (output.length > 400) output.shift();
  };
  const stops: (() => Promise<unknown>)[] = [];
  const queueName = `gpq_${randomBytes(6).toString("hex")}`;
  let running: Services | undefined;
  let web: Child | undefined;
  let worker: Child | undefined;
  let port = 0;
  const programEnv = () => ({
    ...cleanEnvironment(),
    ...running?.environment,
    NODE_ENV: "production" as const,
  });

  beforeAll(async () => {
    const adminUrl = process.env.TEST_ADMIN_URL ?? "";
    await asAdmin(adminUrl, (admin) => admin.unsafe(`create database ${queueName} owner ${appLogin.user}`));
    port = await freePort();
    const baseUrl = `http://localhost:${port}`;
    const secrets = keepSecrets(path.join(dir, "secrets.json"));
    const objects = path.join(dir, "objects");
    const told = seeded ? toldCity(database, objects, { ...size, now: now?.toISOString() }) : null;
    if (told) stops.push(told.close);
    const found = (await told?.take()) ?? false;
    if (now && !found) await database.setClock(now);
    const today = new Date((now?.getTime() ?? Date.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
    const city = generateCity({ seed: "journey", today, experts: 160, ...size });
    const accounts = demoAccounts(city);
    const store = await startStore({ dir: objects, port: 0, secrets, log });
    stops.push(() => store.stop());
    const identity = await startIdentity({
      dir: path.join(dir, "identity"),
      port: 0,
      appUrl: baseUrl,
      accounts,
      secrets,
    });
    stops.push(() => identity.stop());
    const gateway = await startSms({
      dir: path.join(dir, "sms"),
      port: 0,
      appUrl: baseUrl,
      databaseUrl: database.url,
      secrets,
      receipts,
      retryDelaysMs: [200, 1000, 3000],
    });
    stops.push(() => gateway.stop());
    const environment = {
      ...composeEnvironment(
        {
          appUrl: baseUrl,
          databaseUrl: database.url,
          queueDatabaseUrl: addressOf(adminUrl, queueName, appLogin),
          storeUrl: store.endpoint,
          issuer: identity.issuer,
          smsUrl: gateway.url,
        },
        secrets,
      ),
      GONGPING_MODE: "test",
      DATA_KEYS: testEnvironment.DATA_KEYS,
      HASH_KEY: testEnvironment.HASH_KEY,
      LINK_KEY: testEnvironment.LINK_KEY,
      RELAY_MILLISECONDS: "100",
      SWEEP_SECONDS: "0.5",
      ...env,
    } as Record<string, string>;
    running = { baseUrl, city, accounts, gateway, identity, store, environment };
    Object.assign(process.env, environment);
    await ensureBucket();
    if (!found) await loadCity(database.url, city);
    // Before the worker: the cases' history has happened when it starts.
    if (told && !found) {
      await seedCases({ city, ownerUrl: database.ownerUrl });
      await told.keep();
    }
    await told?.close();
    web = await startWeb({ root, env: programEnv(), port, log });
    if (withWorker) worker = await startWorker({ root, env: programEnv(), log });
  }, 900_000);

  afterAll(async () => {
    await worker?.stop();
    await web?.stop();
    for (const stop of stops.reverse()) await stop();
    await asAdmin(process.env.TEST_ADMIN_URL ?? "", (admin) =>
      admin.unsafe(`drop database if exists ${queueName} with (force)`),
    );
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  const started = () => {
    if (!running) throw new Error("the city is not running yet");
    return running;
  };
  const demand = (child: Child | undefined): Child => {
    if (!child) throw new Error("this program is not running");
    return child;
  };
  return {
    get baseUrl() {
      return started().baseUrl;
    },
    get city() {
      return started().city;
    },
    get accounts() {
      return started().accounts;
    },
    get gateway() {
      return started().gateway;
    },
    get identity() {
      return started().identity;
    },
    get store() {
      return started().store;
    },
    get environment() {
      return started().environment;
    },
    get web() {
      return demand(web);
    },
    get worker() {
      return demand(worker);
    },
    database,
    output,
    restartWeb: async () => {
      await web?.stop();
      web = await startWeb({ root, env: programEnv(), port, log });
    },
    restartWorker: async () => {
      await worker?.stop();
      worker = await startWorker({ root, env: programEnv(), log });
    },
  };
}

/** What the machine gives every program, without the settings of a suite. */
function cleanEnvironment(): Record<string, string | undefined> {
  const { PATH, HOME, LANG, TZ, TMPDIR } = process.env;
  return { PATH, HOME, LANG, TZ, TMPDIR };
}
