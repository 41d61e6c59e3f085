// What `npm start` and `npm test` need before anything else: the right Node and the dependencies.
// Plain JavaScript that old versions of Node can still read, so that they get a sentence and not a stack trace.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the process with a sentence when this Node is too old. */
export function demandNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 20)) return;
  console.error(`需要 Node.js 20.20 或更新的版本，现在是 ${process.versions.node}。请升级后再试。`);
  process.exit(1);
}

/**
 * Installs exactly what the lock file says when there are no dependencies or it has changed since they were installed.
 * Not `npm ci`: a registry that keeps fewer platforms leaves their optional packages out of the lock file, and
 * `npm ci` then refuses it. `--no-save` leaves the lock file as it is.
 */
export function installMissing() {
  const lock = join(root, "package-lock.json");
  const modules = join(root, "node_modules");
  const stamp = join(modules, ".gongping-lock");
  const wanted = createHash("sha256").update(readFileSync(lock)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!installedByHand(modules, lock)) {
    console.log("正在安装依赖，首次约需一两分钟……");
    const npm = spawnSync("npm", ["install", "--include=dev", "--no-save", "--no-audit", "--no-fund"], {
      cwd: root,
      stdio: "inherit",
    });
    if (npm.error) fail(`没有找到 npm（${npm.error.code}）。请安装 Node.js 自带的 npm 后再试。`);
    if (npm.status !== 0) fail("依赖没有装好，请查看上面的信息（常见原因：网络不通、磁盘已满）。");
  }
  writeFileSync(stamp, wanted);
}

function installedByHand(modules, lock) {
  const own = join(modules, ".package-lock.json");
  return existsSync(own) && statSync(own).mtimeMs >= statSync(lock).mtimeMs;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
