import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PlainError } from "../run";
import { type Account, canEnter } from "./account";

/**
 * The folder that really holds the data: the one asked for when `account` can enter it, else a folder outside
 * the checkout whose name is derived from the one asked for, so that the next start finds it again.
 */
export function choosePlace(asked: string, account: Account): string {
  mkdirSync(asked, { recursive: true, mode: 0o755 });
  if (!account || canEnter(account, asked)) return asked;
  const outside = outsideOf(asked);
  makePrivate(outside);
  writeFileSync(
    path.join(asked, "LOCATION"),
    `${outside}\n# PostgreSQL's system user cannot enter this folder, so its data is there. To start afresh delete both.\n`,
  );
  return outside;
}

/** The stand-in location of a folder that PostgreSQL's user cannot enter. Survives a reboot where it can. */
export function outsideOf(asked: string): string {
  const parent = existsSync("/var/tmp") ? "/var/tmp" : tmpdir();
  const name = createHash("sha256").update(realpathSync(asked)).digest("hex").slice(0, 16);
  return path.join(parent, `gongping-${name}`);
}

/** The parent is writable by everybody: a folder somebody else put there first must not be trusted. */
function makePrivate(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o711 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new PlainError(`文件夹 ${folder} 不是本程序建立的，不敢使用。请查清来历并删除后再启动。`);
  }
}
