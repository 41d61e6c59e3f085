import type { Walked } from "./inspect-picture";

/** A progressive picture has some ten scans; hundreds make a decoder pass over it hundreds of times. */
const scanLimit = 64;
const frames = new Set([0xc0, 0xc1, 0xc2]);
/** Lossless, hierarchical and arithmetic frames: browsers do not show them. */
const foreignFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Follows a JPEG from marker to marker to its end; null when it is not one from beginning to end. */
export function walkJpeg(data: Buffer): Walked | null {
  let size: { width: number; height: number } | null = null;
  let scans = 0;
  let at = 2;
  while (at + 4 <= data.length || data[at + 1] === 0xd9) {
    if (data[at] !== 0xff) return null;
    const marker = data[at + 1];
    if (marker === undefined) return null;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) return size && scans > 0 ? { ...size, end: at + 2 } : null;
    if (foreignFrames.has(marker) || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) return null;
    const length = data.readUInt16BE(at + 2);
    const next = at + 2 + length;
    if (length < 2 || next > data.length) return null;
    if (frames.has(marker)) {
      // A second frame, or a height that comes only after the data, would be a size nobody has seen here.
      if (size || length < 8) return null;
      size = { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
      if (size.width === 0 || size.height === 0) return null;
    }
    if (marker === 0xda && (!size || ++scans > scanLimit)) return null;
    at = marker === 0xda ? afterScan(data, next) : next;
  }
  return null;
}

/** Where coded data ends: at the first marker that is neither a stuffed zero nor a restart. */
function afterScan(data: Buffer, from: number): number {
  for (let at = data.indexOf(0xff, from); at >= 0; at = data.indexOf(0xff, at + 1)) {
    const next = data[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return data.length;
}
