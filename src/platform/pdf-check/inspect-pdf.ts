import { createHash } from "node:crypto";
import { ObjectCounter } from "./count-objects";
import { Survey } from "./survey";
import { PdfTokens } from "./tokens";

/** Bytes that can be read again from any place, such as an object in storage. Ends are inclusive. */
export interface Bytes {
  readonly size: number;
  read(range?: { from: number; to: number }): Promise<AsyncIterable<Uint8Array>>;
}

/** Why a file is no PDF that can be accepted. */
export type PdfFault = "TYPE" | "DAMAGED" | "PASSWORD" | "ACTIVE" | "COMPLEX" | "PAGES";

export type Inspection = { sha256: string; size: number } & (
  | { ok: true; pages: number }
  | { ok: false; fault: PdfFault }
);

/** More pages than any plan has; a page tree that claims more is an attack on whoever opens it. */
export const pageLimit = 5000;

/**
 * Checks a PDF by its content in one bounded pass (docs/adr/0007): nothing before its header and nothing
 * after its end, a cross-reference where it says, no password, no scripts, no launching, no files inside,
 * also not within object streams; page count bounded. Page contents are never unpacked.
 */
export async function inspectPdf(bytes: Bytes, signal?: AbortSignal): Promise<Inspection> {
  const hash = createHash("sha256");
  const survey = new Survey();
  const tokens = new PdfTokens(survey);
  const counter = new ObjectCounter();
  let size = 0;
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  for await (const piece of await bytes.read()) {
    signal?.throwIfAborted();
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    hash.update(chunk);
    size += chunk.length;
    if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024 - head.length)]);
    tail = Buffer.from(Buffer.concat([tail, chunk.subarray(-tailSize)]).subarray(-tailSize));
    // What is no PDF at all is still hashed to its end, but not read as one.
    if (!isHeader(head) && head.length >= 8) continue;
    tokens.push(chunk);
    counter.push(chunk);
  }
  tokens.finish();
  const known = { sha256: hash.digest("hex"), size };
  const fault = outerFault(head, tail, size) ?? (await innerFault(bytes, survey, counter.count, tail));
  return fault ? { ...known, ok: false, fault } : { ...known, ok: true, pages: survey.pages };
}

/** The end-of-archive record of a zip with its longest comment lies within so much. */
const tailSize = 66_000;

function isHeader(head: Buffer): boolean {
  return /^%PDF-[12]\.\d/.test(head.subarray(0, 8).toString("latin1"));
}

function outerFault(head: Buffer, tail: Buffer, size: number): PdfFault | null {
  if (!isHeader(head)) return "TYPE";
  if (/<(!doctype|html|script|svg|body)\b/i.test(head.toString("latin1"))) return "TYPE";
  return endsAsZip(tail, size) ? "TYPE" : null;
}

/** A zip is read from its end: its last record says how long the comment after it is. */
function endsAsZip(tail: Buffer, size: number): boolean {
  const signature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
  for (let at = tail.indexOf(signature); at >= 0; at = tail.indexOf(signature, at + 1)) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length && size > 22)
      return true;
  }
  return false;
}

async function innerFault(
  bytes: Bytes,
  survey: Survey,
  objects: number,
  tail: Buffer,
): Promise<PdfFault | null> {
  if (survey.encrypted) return "PASSWORD";
  if (survey.active) return "ACTIVE";
  if (survey.bomb) return "COMPLEX";
  const end = /startxref\s+(\d{1,12})\s+%%EOF[\s\0]*$/.exec(tail.subarray(-2048).toString("latin1"));
  if (!end || survey.unreadable || survey.pages === 0) return "DAMAGED";
  if (survey.pages > pageLimit || survey.claimedPages > 10 * pageLimit) return "PAGES";
  if (survey.objects !== objects) return "COMPLEX";
  return (await isCrossReference(bytes, Number(end[1]))) ? null : "DAMAGED";
}

async function isCrossReference(bytes: Bytes, from: number): Promise<boolean> {
  if (from >= bytes.size) return false;
  const parts: Buffer[] = [];
  for await (const piece of await bytes.read({ from, to: Math.min(from + 63, bytes.size - 1) })) {
    parts.push(Buffer.from(piece));
  }
  return /^\s*(xref|\d+\s+\d+\s+obj)\b/.test(Buffer.concat(parts).toString("latin1"));
}
