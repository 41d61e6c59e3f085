/** Progress in plain Chinese on the terminal, and the services' own output in a file. */
import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import type { Log } from "../run";

/** Says what is being done, does it, says how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  process.stdout.write(`  ${title} ……`);
  try {
    const value = await work();
    process.stdout.write(` ${((performance.now() - started) / 1000).toFixed(1)} 秒\n`);
    return value;
  } catch (error) {
    process.stdout.write(" 没有成功\n");
    throw error;
  }
}

const most = 20_000_000;

/** Appends lines to a file that is put aside when it grows past 20 MB. */
export function logFile(file: string): Log {
  mkdirSync(path.dirname(file), { recursive: true });
  let size = 0;
  try {
    size = statSync(file).size;
  } catch {
    // The first start has none.
  }
  return (line) => {
    if (size > most) {
      renameSync(file, `${file}.old`);
      size = 0;
    }
    appendFileSync(file, `${line}\n`);
    size += line.length + 1;
  };
}

/** Columns side by side; a Chinese character takes two places on a terminal. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => width(row[at] ?? ""))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - width(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function width(text: string): number {
  let places = 0;
  for (const character of text) places += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return places;
}
