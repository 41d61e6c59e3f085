import { canonicalJson } from "@/features/experts";
import { sha256 } from "@/platform/crypto";

/** One file of a package: written here, or taken from the store as it was submitted. */
export interface PackageEntry {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly source: { readonly bytes: Buffer } | { readonly objectKey: string };
}

export function textEntry(path: string, text: string): PackageEntry {
  return bytesEntry(path, Buffer.from(text));
}

export function bytesEntry(path: string, bytes: Buffer): PackageEntry {
  return { path, size: bytes.length, sha256: sha256(bytes), source: { bytes } };
}

/** A line of the log excerpt: the entry in canonical JSON (RFC 8785) behind its own SHA-256. */
export function logLine(entry: object): string {
  const text = canonicalJson(JSON.parse(JSON.stringify(entry), wholeNumbers));
  return `{"sha256":"${sha256(text)}","entry":${text}}`;
}

/** What the package holds, each with its fingerprint; checked offline by `bin/verify-package`. */
export function manifestOf(
  about: { readonly case: string; readonly madeAt: string },
  entries: readonly PackageEntry[],
): string {
  return `${JSON.stringify(
    {
      format: "gongping-package/1",
      ...about,
      entries: entries.map(({ path, size, sha256: digest }) => ({ path, size, sha256: digest })),
    },
    null,
    2,
  )}\n`;
}

/** A name that every file system takes. */
export function safeName(text: string): string {
  return text.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_").slice(0, 80);
}

/** The canonical form of this house takes whole numbers alone; any other is written as text. */
function wholeNumbers(_: string, value: unknown) {
  return typeof value === "number" && !Number.isSafeInteger(value) ? String(value) : value;
}
