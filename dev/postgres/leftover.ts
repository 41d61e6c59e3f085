import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PlainError, until } from "../run";

/**
 * Clears the way for a start: a postmaster that outlived a killed Node is stopped, once its command line
 * proves that it serves this cluster. Throws when a living process still owns the folder.
 */
export async function clearLeftover(place: string, clusterDir: string): Promise<void> {
  const owner = readOwner(place);
  if (owner && owner.pid !== process.pid && startOf(owner.pid) === owner.started) {
    throw new PlainError(
      `另一个正在运行的程序（进程 ${owner.pid}）在使用数据库文件夹 ${place}。请先停掉它，不要同时启动两份。`,
    );
  }
  const pidFile = path.join(clusterDir, "postmaster.pid");
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
    if (pid > 1 && serves(pid, clusterDir)) await stopLeftover(pid);
    else if (pid > 1 && startOf(pid) !== undefined) {
      // The number now belongs to a stranger. The file guards against orphaned backends: wait for those first.
      if (!(await until(() => !anyoneInside(clusterDir), { timeoutMs: 10_000 }))) {
        throw new PlainError(`数据库文件夹 ${clusterDir} 里还有进程没有退出，请稍后再启动。`);
      }
      rmSync(pidFile, { force: true });
    }
  }
  writeFileSync(ownerFile(place), JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
}

/** Gives the folder up, so that another process may start on it while this one lives on. */
export function releaseOwner(place: string): void {
  if (readOwner(place)?.pid === process.pid) rmSync(ownerFile(place), { force: true });
}

async function stopLeftover(pid: number): Promise<void> {
  // Fast, immediate, then by force: each in turn if the one before did nothing.
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") return;
      throw new PlainError(`上次留下的 PostgreSQL（进程 ${pid}）还在运行，当前用户无权停止它。请先停掉它。`);
    }
    if (await until(() => startOf(pid) === undefined, { timeoutMs: 10_000 })) return;
  }
  throw new PlainError(`上次留下的 PostgreSQL（进程 ${pid}）停不下来。`);
}

/** Whether that process is a postmaster started on this very cluster. */
export function serves(pid: number, clusterDir: string): boolean {
  const [program, flag, folder] = commandLine(pid);
  return /(^|\/)postgres$/.test(program ?? "") && flag === "-D" && folder === clusterDir;
}

function commandLine(pid: number): string[] {
  if (process.platform === "linux") return read(`/proc/${pid}/cmdline`).split("\0");
  const line = spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  const [, program, flag, folder] = /^(\S+) (-D) (.+?) -c /.exec(line ?? "") ?? [];
  return program && flag && folder ? [program, flag, folder] : [];
}

/** When a process started, as an opaque text; undefined when it does not run (a zombie does not). */
export function startOf(pid: number): string | undefined {
  if (process.platform === "linux") {
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const fields = read(`/proc/${pid}/stat`).split(") ").pop()?.split(" ") ?? [];
    return fields[0] === "Z" ? undefined : fields[19];
  }
  return (
    spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() || undefined
  );
}

function anyoneInside(clusterDir: string): boolean {
  if (process.platform !== "linux") return false;
  return readdirSync("/proc").some((entry) => {
    try {
      return /^\d+$/.test(entry) && readlinkSync(`/proc/${entry}/cwd`) === clusterDir;
    } catch {
      return false; // it ended, or belongs to somebody else
    }
  });
}

const ownerFile = (place: string) => path.join(place, "owner.json");

function readOwner(place: string): { pid: number; started?: string } | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile(place), "utf8"));
  } catch {
    return undefined; // none yet, or cut short by a crash
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
