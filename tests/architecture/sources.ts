import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Everything of the house that a person wrote; what tools make or fetch is left out. */
const roots = [".ci", "bin", "dev", "docs", "drizzle", "public", "src", "tests"];
const madeByTools = /^(drizzle\/meta|tests\/screenshots\/out)\//;

/** Paths from the repository's root, with forward slashes, of files whose path matches. */
export function filesMatching(pattern: RegExp, folders: readonly string[] = roots): string[] {
  return folders
    .flatMap((folder) => walk(folder))
    .filter((file) => pattern.test(file) && !madeByTools.test(file))
    .sort();
}

/** The files that stand beside the folders. */
export function filesAtRoot(): string[] {
  return readdirSync(".")
    .filter(
      (name) =>
        statSync(name).isFile() && !/^(package-lock\.json|next-env\.d\.ts|\.env(\.local)?)$/.test(name),
    )
    .filter((name) => !/\.(tsbuildinfo|log)$/.test(name));
}

export function read(file: string): string {
  return readFileSync(file, "utf8");
}

/** Product sources without tests. */
export function sources(folder = "src"): string[] {
  return filesMatching(/(?<!\.test)\.tsx?$/, [folder]);
}

/** Code without comments, so that words about a thing are not taken for the thing. */
export function codeOf(file: string): string {
  return read(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/(^|[^:"'`])\/\/.*$/gm, "$1");
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? walk(file) : [file];
  });
}
