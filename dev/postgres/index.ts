/**
 * PostgreSQL 18 for the local stack, from npm's platform packages: nothing to install, data kept between
 * starts, as durable as a real one (fsync and synchronous_commit stay on), loopback and password only.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, freePort, isPortFree, type Log, PlainError, startChild, until } from "../run";
import { type Account, chooseAccount } from "./account";
import { type Binaries, findBinaries } from "./binaries";
import { cleanEnv, ensureCluster } from "./cluster";
import { clearLeftover, releaseOwner } from "./leftover";
import { choosePlace } from "./place";

export type PostgresOptions = {
  /** Where the data lives; moved outside the checkout when PostgreSQL's user cannot enter it. */
  dataDir: string;
  /** Loopback port; any free one when left out or 0. */
  port?: number;
  log?: Log;
  /** Further server settings, e.g. `{ max_connections: "300" }`. */
  settings?: Readonly<Record<string, string>>;
};

export type Postgres = {
  /** Connection string of the superuser `postgres` to the database `postgres`. */
  readonly adminUrl: string;
  readonly port: number;
  /** The folder the data is really in. */
  readonly place: string;
  /** The postmaster's process id; changes with a restart. */
  readonly pid: number;
  /** Ends sessions, writes a checkpoint, ends. */
  stop(): Promise<void>;
  /** Immediate shutdown, as after a power cut: no checkpoint, the next start recovers from the log. */
  kill(): Promise<void>;
  /** Stops it if it runs, starts it again on the same port and data. */
  restart(): Promise<void>;
};

const defaults = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  timezone: "UTC",
  log_timezone: "UTC",
  // Statements and details of violated constraints carry personal data: they stay out of the log.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/** Starts PostgreSQL and resolves once it accepts connections. PlainError says in Chinese why it cannot. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, log = () => {}, settings = {} } = options;
  if (process.platform === "win32") {
    throw new PlainError("内置数据库不支持直接在 Windows 上运行，请用 WSL，或设置 DATABASE_URL。");
  }
  const asked = path.resolve(dataDir);
  const place = choosePlace(asked, chooseAccount(path.join(asked, "cluster")));
  const clusterDir = path.join(place, "cluster");
  const account = chooseAccount(clusterDir);
  const binaries = findBinaries(account, place);
  await clearLeftover(place, clusterDir);
  const password = await ensureCluster(place, clusterDir, binaries, account, log);
  let port = options.port || (await freePort());
  let settled = Boolean(options.port); // once told to anybody, the port no longer moves

  const start = async (): Promise<Child> => {
    for (let attempt = 1; ; attempt += 1) {
      if (await isPortFree(port)) {
        const args = ["-D", clusterDir];
        for (const [name, value] of Object.entries({ ...defaults, port: String(port), ...settings })) {
          args.push("-c", `${name}=${value}`);
        }
        const outcome = await launch({ binaries, args, clusterDir, account, log });
        if (typeof outcome !== "string") return outcome;
        // Backends of a killed postmaster need a moment to notice that it is gone.
        if (/pre-existing shared memory/.test(outcome) && attempt < 20) {
          await sleep(500);
          continue;
        }
        if (!/could not bind|Address already in use/.test(outcome)) {
          throw new PlainError(`数据库没有启动起来：${outcome}`);
        }
      }
      if (settled || attempt >= 5) {
        throw new PlainError(`端口 ${port} 已被别的程序占用，数据库无法启动。请停掉那个程序，或换一个端口。`);
      }
      port = await freePort();
    }
  };

  let child = await start();
  settled = true;
  return {
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    place,
    get pid() {
      return child.pid;
    },
    async stop() {
      await child.stop();
      releaseOwner(place);
    },
    async kill() {
      child.signal("SIGQUIT");
      if (!(await until(() => !child.running, { timeoutMs: 5000 }))) await child.kill();
      await child.ended;
    },
    async restart() {
      await child.stop();
      await clearLeftover(place, clusterDir);
      child = await start();
    },
  };
}

type Launch = { binaries: Binaries; args: string[]; clusterDir: string; account: Account; log: Log };

/** The running postmaster once it is ready, or what it said before it died. */
async function launch({ binaries, args, clusterDir, account, log }: Launch): Promise<Child | string> {
  const child = await startChild({
    name: "postgres",
    command: binaries.postgres,
    args,
    cwd: clusterDir,
    env: cleanEnv(),
    ...account,
    stopSignal: "SIGINT",
    patienceMs: 60_000,
    log,
  });
  // The same sign pg_ctl waits for; recovery after a crash may take its time.
  const ready = () => {
    const file = path.join(clusterDir, "postmaster.pid");
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    return lines[0] === String(child.pid) && lines[7]?.trim() === "ready";
  };
  if (await until(ready, { timeoutMs: 120_000, givenUp: () => !child.running })) return child;
  await child.kill();
  return child.lastLines.slice(-6).join("；");
}
