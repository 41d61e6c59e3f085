import { crc32 } from "node:zlib";
import type { Walked } from "./inspect-picture";

/** Follows a PNG from chunk to chunk to its end, each with its checksum; null when it is not one throughout. */
export function walkPng(data: Buffer): Walked | null {
  let size: { width: number; height: number } | null = null;
  let hasData = false;
  for (let at = 8; at + 12 <= data.length; ) {
    const length = data.readUInt32BE(at);
    const next = at + 12 + length;
    if (next > data.length) return null;
    const type = data.toString("latin1", at + 4, at + 8);
    if (crc32(data.subarray(at + 4, next - 4)) !== data.readUInt32BE(next - 4)) return null;
    if ((type === "IHDR") !== (at === 8)) return null;
    if (type === "IHDR") {
      if (length !== 13) return null;
      size = { width: data.readUInt32BE(at + 8), height: data.readUInt32BE(at + 12) };
      if (size.width === 0 || size.height === 0) return null;
    }
    if (type === "IDAT") hasData = true;
    if (type === "IEND") return size && hasData && length === 0 ? { ...size, end: next } : null;
    at = next;
  }
  return null;
}
