import { crc32, deflateSync } from "node:zlib";

/** A grey PNG of the given size; `extra` chunks stand before its data. */
export function makePng(width = 4, height = 3, extra: readonly Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(Math.min((width + 1) * height, 4096), 0x80);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    ...extra,
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A JPEG as its segments say; `extra` segments stand before its frame, `scans` passes over it follow. */
export function makeJpeg(
  wishes: {
    width?: number;
    height?: number;
    extra?: readonly Buffer[];
    scans?: number;
    frames?: number;
  } = {},
): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(wishes.height ?? 3, 1);
  frame.writeUInt16BE(wishes.width ?? 4, 3);
  const scan = Buffer.concat([
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
  ]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    ...(wishes.extra ?? []),
    ...Array.from({ length: wishes.frames ?? 1 }, () => jpegSegment(0xc0, frame)),
    ...Array.from({ length: wishes.scans ?? 1 }, () => scan),
    Buffer.from([0xff, 0xd9]),
  ]);
}

export function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** The end of an empty zip, with a comment that reaches over `reach` bytes behind it. */
export function zipEnd(reach = 0): Buffer {
  const record = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
  record.writeUInt16LE(reach, 20);
  return record;
}
