import {
  closeSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { Message, OperatorReport } from "./message";

type Entry = { message: Message } | { report: OperatorReport };

/**
 * Messages and reports on disk: one JSON line each, appended and flushed; the last line about a thing counts.
 * `durable` false leaves the flushing to the system: for whoever starts over after a crash anyway.
 */
export function openMessageLog(dir: string, durable = true) {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, "messages.jsonl");
  const messages = new Map<string, Message>();
  const reports = new Map<string, OperatorReport>();
  const reportIds = new Map<string, Set<string>>();
  const keep = (report: OperatorReport) => {
    reports.set(report.id, report);
    const ids = reportIds.get(report.messageId) ?? new Set();
    reportIds.set(report.messageId, ids.add(report.id));
  };
  for (const entry of readEntries(path)) {
    if ("message" in entry) messages.set(entry.message.id, entry.message);
    else keep(entry.report);
  }
  const file = openSync(path, "a");

  function append(entry: Entry): void {
    writeSync(file, `${JSON.stringify(entry)}\n`);
    if (durable) fdatasyncSync(file);
  }

  return {
    messages,
    reports,
    addMessage(message: Message): void {
      messages.set(message.id, message);
      append({ message });
    },
    putReport(report: OperatorReport): void {
      keep(report);
      append({ report });
    },
    reportsOf(messageId: string): OperatorReport[] {
      return [...(reportIds.get(messageId) ?? [])].flatMap((id) => reports.get(id) ?? []);
    },
    close(): void {
      closeSync(file);
    },
  };
}

export type MessageLog = ReturnType<typeof openMessageLog>;

// A kill in the middle of a write leaves half a line: it is cut off, or the next line would be lost with it.
function readEntries(path: string): Entry[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return [];
  }
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (whole < bytes.length) truncateSync(path, whole);
  return bytes
    .subarray(0, whole)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Entry);
}
