import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Log, PlainError, startChild } from "../run";

/** A program the local stack wants and npm does not have. */
export type Wanted = {
  /** Debian's packages; the first holds the program. */
  packages: readonly string[];
  /** What a person calls it, for messages. */
  title: string;
  /** Names to look for on PATH. */
  commands: readonly string[];
  /** The executable inside the package, without the leading slash; not a script with fixed paths. */
  inside: string;
};

export type FetchOptions = {
  /** Folder for unpacked programs; `.local/programs` below the working directory unless said. */
  cacheDir?: string;
  /** Where programs are looked for; PATH unless said. */
  searchPath?: string;
  /** Whether `apt-get install` may be tried; unless said when running as root. */
  mayInstall?: boolean;
  log?: Log;
};

/** The path of a program: on PATH, else unpacked before, else fetched from Debian now. */
export async function ensureProgram(wanted: Wanted, options: FetchOptions = {}): Promise<string> {
  const { searchPath = process.env.PATH ?? "", log = () => {} } = options;
  const cacheDir = path.resolve(options.cacheDir ?? ".local/programs");
  const [name = ""] = wanted.packages;
  const launcher = path.join(cacheDir, name, "start");
  const found = findCommand(wanted.commands, searchPath) ?? (existsSync(launcher) ? launcher : undefined);
  if (found) return found;

  const troubles: string[] = [];
  const attempt = async (work: () => Promise<string | undefined>) => {
    try {
      return await work();
    } catch (error) {
      troubles.push(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  const done =
    (options.mayInstall ?? process.getuid?.() === 0)
      ? await attempt(async () => {
          log(`正在用 apt-get 安装${wanted.title}……`);
          await apt(["update"], log);
          await apt(["install", "-y", "--no-install-recommends", ...wanted.packages], log);
          return findCommand(wanted.commands, searchPath);
        })
      : undefined;
  if (done) return done;
  const unpacked = await attempt(async () => {
    log(`正在下载${wanted.title}到 ${cacheDir}……`);
    return await unpack(wanted, path.join(cacheDir, name), log);
  });
  if (unpacked) return unpacked;
  throw new PlainError(
    `本机没有${wanted.title}（${wanted.commands.join(" 或 ")}），自动获取也没有成功：${troubles.join("；") || "没有 apt-get"}。` +
      `请自行安装，例如：sudo apt-get install ${wanted.packages.join(" ")}`,
  );
}

/** The first of these commands on the search path. */
export function findCommand(names: readonly string[], searchPath: string): string | undefined {
  return searchPath
    .split(path.delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));
}

/**
 * Downloads the packages and every dependency this machine lacks, with package lists of our own (the
 * system's are root's to refresh), and unpacks them beside each other.
 */
async function unpack(wanted: Wanted, home: string, log: Log): Promise<string> {
  const half = `${home}.half`;
  rmSync(half, { recursive: true, force: true });
  const [root, debs, lists] = ["root", "debs", "lists"].map((name) => path.join(half, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [root, debs, path.join(lists, "partial")]) mkdirSync(folder, { recursive: true });
  const own = ["-o", `Dir::State::Lists=${lists}`, "-o", `Dir::Cache=${half}`, "-o", "APT::Sandbox::User="];
  await apt([...own, "update"], log);
  const plan = await apt([...own, "install", "-s", "--no-install-recommends", ...wanted.packages], () => {});
  const missing = readPlan(plan);
  // What apt would not install is there already and is still wanted whole, the program first of all.
  const names = new Set([
    ...wanted.packages.filter((one) => !missing.some((item) => item.startsWith(`${one}=`))),
    ...missing,
  ]);
  await apt([...own, "download", ...names], log, debs);
  for (const file of readdirSync(debs)) await run("dpkg", ["-x", path.join(debs, file), root], () => {});
  if (!existsSync(path.join(root, wanted.inside))) throw new Error(`软件包里没有 ${wanted.inside}`);
  for (const folder of [debs, lists]) rmSync(folder, { recursive: true, force: true });
  writeLauncher(half, wanted.inside);
  rmSync(home, { recursive: true, force: true });
  renameSync(half, home); // only whole ones carry the final name
  return path.join(home, "start");
}

/** The `name=version` pairs of apt's simulated installation. */
export function readPlan(text: string): string[] {
  return [...text.matchAll(/^Inst (\S+)(?: \[[^\]]*\])? \((\S+) /gm)].map(
    ([, name, version]) => `${name}=${version}`,
  );
}

/** A script that gives the program the libraries and fonts unpacked with it, wherever the folder is moved. */
function writeLauncher(home: string, inside: string): void {
  const triplet = { x64: "x86_64-linux-gnu", arm64: "aarch64-linux-gnu" }[process.arch as string] ?? "";
  const folders = [`usr/lib/${triplet}`, `lib/${triplet}`, path.dirname(inside)].filter((one) =>
    existsSync(path.join(home, "root", one)),
  );
  const libraries = folders
    .flatMap((one) => withLibraries(path.join(home, "root"), one))
    .map((one) => `$here/root/${one}`);
  const fonts = existsSync(path.join(home, "root/usr/share/fonts"));
  const script = [
    "#!/bin/sh",
    'here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)',
    `export LD_LIBRARY_PATH="${libraries.join(":")}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
    ...(fonts
      ? ['export FONTCONFIG_FILE="$here/fonts.conf"', 'cat > "$here/fonts.conf.$$" <<END', fontsConf, "END"]
      : []),
    ...(fonts ? ['mv "$here/fonts.conf.$$" "$here/fonts.conf"'] : []),
    `exec "$here/root/${inside}" "$@"`,
  ];
  writeFileSync(path.join(home, "start"), `${script.join("\n")}\n`);
  chmodSync(path.join(home, "start"), 0o755);
}

/** The folder and those right below it that hold libraries: some packages rely on an absolute run path. */
function withLibraries(root: string, folder: string): string[] {
  const below = readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name))
    .filter((one) => readdirSync(path.join(root, one)).some((file) => /^lib.*\.so/.test(file)));
  return [folder, ...below];
}

const fontsConf = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><include ignore_missing="yes">$here/root/etc/fonts/fonts.conf</include><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>$here/root/usr/share/fonts</dir><cachedir>$here/font-cache</cachedir></fontconfig>`;

async function apt(args: readonly string[], log: Log, cwd?: string): Promise<string> {
  return await run("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=60", ...args], log, cwd);
}

async function run(command: string, args: readonly string[], log: Log, cwd?: string): Promise<string> {
  const lines: string[] = [];
  const child = await startChild({
    name: command,
    command,
    args,
    cwd,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C.UTF-8" },
    log: (line) => {
      lines.push(line.slice(command.length + 3));
      log(line);
    },
  });
  const { code } = await child.ended;
  if (code === 0) return lines.join("\n");
  const reason = lines.filter((line) => /^(E:|dpkg)/.test(line)).slice(-2);
  throw new Error(`${command} 失败（${reason.join(" ") || lines.slice(-1).join("")}）`);
}
