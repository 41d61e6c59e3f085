import { Readable } from "node:stream";
import { sha256 } from "@/platform/crypto";
import { inspectPdf } from "@/platform/pdf-check/inspect-pdf";
import { inspectPicture, pictureKindOf } from "@/platform/picture-check/inspect-picture";
import { scan } from "@/platform/scan";
import { EvidenceRefused } from "./problems";

/** Some pages of proof, not a book. */
const pageLimit = 200;
/** Inspecting 20 MB takes a moment; longer is a file that misbehaves. */
const timeLimitMs = 30_000;

export interface CheckedBytes {
  readonly bytes: Buffer;
  readonly contentType: "application/pdf" | "image/jpeg" | "image/png";
  readonly sha256: string;
  /** Name of the scanner, or none (未配置查毒). */
  readonly scanner: "clamav" | "none";
}

/** What may be kept of a file: judged by its content, whatever its name says, then scanned. EvidenceRefused. */
export async function checkBytes(data: Buffer): Promise<CheckedBytes> {
  const known = pictureKindOf(data) ? pictureOf(data) : await pdfOf(data);
  const verdict = await scan(Readable.from([known.bytes], { objectMode: false }));
  if (verdict.kind === "INFECTED") throw new EvidenceRefused("VIRUS");
  if (verdict.kind === "TOO_LARGE") throw new EvidenceRefused("UNSCANNABLE");
  return {
    ...known,
    sha256: sha256(known.bytes),
    scanner: verdict.kind === "CLEAN" ? "clamav" : "none",
  };
}

function pictureOf(data: Buffer) {
  const seen = inspectPicture(data);
  if (!seen.ok) throw new EvidenceRefused(seen.fault);
  return { bytes: seen.picture, contentType: seen.contentType };
}

async function pdfOf(data: Buffer) {
  const source = {
    size: data.length,
    read: async (range?: { from: number; to: number }) =>
      Readable.from([range ? data.subarray(range.from, range.to + 1) : data], { objectMode: false }),
  };
  const seen = await inspectPdf(source, AbortSignal.timeout(timeLimitMs));
  if (!seen.ok) throw new EvidenceRefused(seen.fault);
  if (seen.pages > pageLimit) throw new EvidenceRefused("PAGES");
  return { bytes: data, contentType: "application/pdf" as const };
}
