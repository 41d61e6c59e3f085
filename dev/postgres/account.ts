import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { PlainError } from "../run";

/** The system user PostgreSQL runs as; undefined means the user we already are. */
export type Account = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so root lends it `postgres`, else `nobody`. An existing cluster decides
 * for itself: it can only be run by its owner.
 */
export function chooseAccount(clusterDir: string): Account {
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  const me = process.getuid?.();
  if (me !== 0) {
    if (owner && me !== undefined && owner.uid !== me) {
      throw new PlainError(
        `数据库文件夹 ${clusterDir} 属于另一个系统用户（编号 ${owner.uid}），当前用户打不开。请换回当初启动的用户，或删除该文件夹重新开始。`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = lookUp("postgres") ?? lookUp("nobody");
  if (!found) {
    throw new PlainError(
      "PostgreSQL 不能以 root 运行，而系统里没有 postgres 或 nobody 用户。请用普通用户运行，或设置 DATABASE_URL。",
    );
  }
  return found;
}

/** Whether that account can enter the folder; asked of the system, so that ACLs and mounts count too. */
export function canEnter(account: Account, folder: string): boolean {
  const { status } = spawnSync("/bin/sh", ["-c", 'test -r "$1" && test -x "$1"', "sh", folder], {
    cwd: "/",
    ...account,
  });
  return status === 0;
}

function lookUp(name: string): Account {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  // Some systems write nobody as -2; the kernel wants it unsigned.
  return uid && gid ? { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 } : undefined;
}
