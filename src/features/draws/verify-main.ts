// The command line of bin/verify-draw; the one file here that needs Node, and not behind the front door.
import { readFileSync } from "node:fs";
import type { Check } from "./check";
import { findRepeatedKey } from "./repeated-key";
import { verifyChain } from "./verify-chain";

const USAGE = `usage: verify-draw FILE…

Redoes the draw (抽取) of each certificate, offline. Several files are the rounds of one case, in any order.
exit 0  every check holds, one line each; "--" marks what these files alone cannot show
exit 1  the first thing that does not hold
exit 2  a file cannot be read`;

/** Where the lines go. */
export interface Terminal {
  out(line: string): void;
  error(line: string): void;
}

/** Verifies the files named and answers with the exit code. */
export function verifyFiles(files: readonly string[], terminal: Terminal): 0 | 1 | 2 {
  if (files.length === 0 || files.some((file) => file === "-h" || file === "--help")) {
    terminal.error(USAGE);
    return 2;
  }
  const values: unknown[] = [];
  for (const file of files) {
    const read = readJson(file);
    if ("problem" in read) {
      terminal.error(printable(`${file}: ${read.problem}`));
      return 2;
    }
    values.push(read.value);
  }
  const checks = verifyChain(values);
  const failed = checks.find((check) => check.status === "fails");
  if (failed) {
    terminal.out(lineOf("FAILS", failed));
    return 1;
  }
  for (const check of checks) terminal.out(lineOf(check.status === "holds" ? "ok" : "--", check));
  return 0;
}

function readJson(file: string): { value: unknown } | { problem: string } {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
    const value: unknown = JSON.parse(text);
    const repeated = findRepeatedKey(text);
    // Readers differ on which of two equal keys counts, so such a file has no one meaning.
    if (repeated !== null) return { problem: `not readable with certainty: key ${repeated} is there twice` };
    return { value };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "cannot be read" };
  }
}

function lineOf(mark: string, check: Check): string {
  const round = check.round === null ? "" : `round ${check.round}  `;
  return printable(`${mark.padEnd(5)}  ${round}${check.english}`);
}

/** Names in a certificate are strangers' text: no control or direction characters reach the terminal. */
function printable(line: string): string {
  const safe = line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
  return safe.length > 400 ? `${safe.slice(0, 400)}…` : safe;
}
