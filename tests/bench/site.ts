import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import postgres, { type Sql } from "postgres";
import type { City } from "../../dev/city/city";
import { generateCity } from "../../dev/city/generate-city";
import { loadCity } from "../../dev/city/load/load-city";
import { freePort } from "../../dev/run";
import { build } from "../../dev/stack/build";
import { startWeb } from "../../dev/stack/programs";
import { closeDatabase } from "../../src/db/client";
import { sessionKey } from "../../src/platform/session";
import { testEnvironment } from "../support/environment";
import { addressOf, appLogin, templateName } from "../support/template";
import type { BenchDatabase } from "./support";

/** The production build's web server on a city of its own. */
export interface Site {
  readonly city: City;
  readonly owner: Sql;
  /** Gives this process the site's database, for use-cases that prepare it. */
  prepare<T>(run: () => Promise<T>): Promise<T>;
  /** Opens a session as the login would; answers the cookie header. */
  signIn(who: { userId: string } | { personId: string }): Promise<string>;
  visit(path: string, cookie?: string): Promise<Visit>;
  /** The answer as it arrives, for what is too large to be held. */
  open(path: string, cookie: string): Promise<IncomingMessage>;
  /** A new process of the web server at the same address: what the old one kept in memory is gone. */
  restart(): Promise<void>;
  /** Processor milliseconds the web server has used so far; to be had on Linux alone, NaN elsewhere. */
  processorTime(): number;
  /** Bytes of memory that the web server holds now; to be had on Linux alone, NaN elsewhere. */
  residentMemory(): number;
  stop(): Promise<void>;
}

export interface Visit {
  readonly status: number;
  /** Milliseconds from the request to the answer's first byte of content. */
  readonly firstByte: number;
  /** Milliseconds from the request to the answer's end. */
  readonly whole: number;
  /** As sent: compressed when the server compresses. */
  readonly body: Buffer;
  readonly encoding: string;
  readonly location: string | undefined;
}

/**
 * Starts a site named `name` with a city of `cases` bulk cases; builds first where sources have changed.
 * `settings` are added to the web server's environment.
 */
export async function startSite(
  bench: BenchDatabase,
  name: string,
  cases: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<Site> {
  await build(process.cwd(), () => {});
  const admin = postgres(bench.adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template ${templateName}`);
  await admin.end();
  const url = addressOf(bench.adminUrl, name, appLogin);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const city = generateCity({ seed: "bench", today, experts: 600, cases });
  await loadCity(url, city, { bulkCases: true });
  const owner = postgres(addressOf(bench.adminUrl, name), { max: 2, onnotice: () => {} });
  // A database that has lived for a while has been vacuumed by itself.
  await owner`vacuum analyze`;
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const { PATH, HOME, LANG, TZ, TMPDIR } = process.env;
  const start = () =>
    startWeb({
      root: process.cwd(),
      port,
      env: {
        ...{ PATH, HOME, LANG, TZ, TMPDIR },
        ...testEnvironment,
        NODE_ENV: "production",
        APP_URL: baseUrl,
        NEXTAUTH_URL: baseUrl,
        DATABASE_URL: url,
        ...settings,
      },
      log: () => {},
    });
  let web = await start();
  const use = async (address: string) => {
    await closeDatabase();
    process.env.DATABASE_URL = address;
  };
  return {
    city,
    owner,
    prepare: async (run) => {
      await use(url);
      try {
        return await run();
      } finally {
        await use(bench.url);
      }
    },
    signIn: (who) => signIn(owner, who),
    visit: (path, cookie) => visit(baseUrl + path, cookie),
    open: (path, cookie) => open(baseUrl + path, cookie),
    restart: async () => {
      await web.stop();
      web = await start();
    },
    processorTime: () => processorTime(web.pid),
    residentMemory: () => residentMemory(web.pid),
    stop: async () => {
      await web.stop();
      await owner.end();
    },
  };
}

/** User and system time of a process; the kernel counts in hundredths of a second. */
function processorTime(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const fields = readFileSync(file, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The part of a process that lies in memory, as the kernel counts it. */
function residentMemory(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return Number.NaN;
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1]) * 1024;
}

async function signIn(owner: Sql, who: { userId: string } | { personId: string }): Promise<string> {
  const token = randomBytes(32).toString("hex");
  const userId = "userId" in who ? who.userId : `bench-${who.personId}`;
  if ("personId" in who) {
    await owner`insert into app_user (id, name, user_type, person_id) select ${userId}, name, 'natural', id from person
      where id = ${who.personId} on conflict do nothing`;
  }
  await owner`insert into session (session_token, user_id, expires) values (${sessionKey(token)}, ${userId}, app_now() + interval '12 hours')`;
  return `gongping.session=${token}`;
}

function visit(url: string, cookie?: string): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const headers = { "accept-encoding": "gzip", accept: "text/html", ...(cookie ? { cookie } : {}) };
    get(url, { headers }, (response) => {
      let firstByte = Number.NaN;
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => {
        if (chunks.push(chunk) === 1) firstByte = performance.now() - started;
      });
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          firstByte,
          whole: performance.now() - started,
          body: Buffer.concat(chunks),
          encoding: response.headers["content-encoding"] ?? "",
          location: response.headers.location,
        }),
      );
    }).on("error", reject);
  });
}

function open(url: string, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie } }, resolve).on("error", reject);
  });
}

/** A visit that must succeed: an error page would be fast as well. */
export async function visitPage(site: Site, path: string, cookie?: string): Promise<Visit> {
  const answer = await site.visit(path, cookie);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return answer;
}
