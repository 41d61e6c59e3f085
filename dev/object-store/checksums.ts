import { createHash, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

/** Names as in `x-amz-checksum-<name>`. */
export const algorithms = ["crc32", "crc32c", "sha1", "sha256"] as const;
export type Algorithm = (typeof algorithms)[number];

/** A running digest over a body. */
export type Digest = { update(chunk: Uint8Array): void; digest(): Buffer };

export const isAlgorithm = (name: string): name is Algorithm =>
  (algorithms as readonly string[]).includes(name);

/** Starts a digest; its result is big-endian bytes, which S3 writes in base64. */
export function startDigest(algorithm: Algorithm | "md5"): Digest {
  if (algorithm === "crc32") return running((chunk, before) => crc32(chunk, before));
  if (algorithm === "crc32c") return running(crc32c);
  const hash = createHash(algorithm);
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest() };
}

/** Compares two texts in a time that does not depend on where they differ. */
export function sameText(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function running(step: (chunk: Uint8Array, before: number) => number): Digest {
  let value = 0;
  return {
    update: (chunk) => {
      value = step(chunk, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value >>> 0);
      return bytes;
    },
  };
}

// Castagnoli polynomial, reflected; zlib has only the other CRC-32.
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value >>> 0;
});

function crc32c(chunk: Uint8Array, before: number): number {
  let value = ~before;
  for (const byte of chunk) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
}
