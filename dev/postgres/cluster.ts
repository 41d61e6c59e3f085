import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type Log, PlainError, startChild } from "../run";
import type { Account } from "./account";
import type { Binaries } from "./binaries";

// Built-in "C" would leave pg_trgm without a single trigram in Chinese text; macOS has no C.UTF-8.
const locale = process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";

/** What PostgreSQL's programs see of our environment: nothing that could redirect them. */
export const cleanEnv = (): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: "/usr/bin:/bin",
  LANG: locale,
  TZ: "UTC",
});

/**
 * The superuser's password of the cluster, which is created if it is not there. Creation happens beside the
 * final name and ends with a rename: a start cut short leaves nothing that looks like a cluster.
 */
export async function ensureCluster(
  place: string,
  clusterDir: string,
  { initdb }: Binaries,
  account: Account,
  log: Log,
): Promise<string> {
  const secret = path.join(place, "password");
  if (existsSync(clusterDir)) {
    if (existsSync(secret)) return readFileSync(secret, "utf8").trim();
    throw new PlainError(
      `数据库口令文件 ${secret} 不见了，数据库无法登录。找回该文件，或删除 ${clusterDir} 重新开始。`,
    );
  }
  const password = randomBytes(24).toString("base64url");
  const half = `${clusterDir}.init`;
  const forInitdb = `${secret}.init`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeSecret(forInitdb, password);
  if (account) for (const file of [half, forInitdb]) chownSync(file, account.uid, account.gid);
  try {
    const child = await startChild({
      name: "initdb",
      command: initdb,
      args: [
        ...["-D", half, "--username=postgres", `--pwfile=${forInitdb}`, "--auth=scram-sha-256"],
        ...["--encoding=UTF8", `--locale=${locale}`, "--locale-provider=icu", "--icu-locale=und"],
        "--data-checksums",
      ],
      cwd: place,
      env: cleanEnv(),
      ...account,
      log,
    });
    const { code } = await child.ended;
    if (code !== 0) throw new PlainError(`建立数据库失败：${child.lastLines.slice(-3).join("；")}`);
  } finally {
    rmSync(forInitdb, { force: true });
  }
  writeSecret(secret, password);
  renameSync(half, clusterDir);
  syncFolder(place);
  return password;
}

function writeSecret(file: string, text: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, `${text}\n`, { mode: 0o600, flag: "wx", flush: true });
  chmodSync(file, 0o600); // whatever the umask
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}
