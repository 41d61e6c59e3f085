import { crc32 } from "node:zlib";

/**
 * A zip of one uncompressed file. `before` is the length of what will stand in front of it, so that the
 * archive stays readable behind a PDF.
 */
export function storedZip(name: string, body: Buffer, before = 0): Buffer {
  const path = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(10, 0);
  common.writeUInt32LE(crc32(body), 10);
  common.writeUInt32LE(body.length, 14);
  common.writeUInt32LE(body.length, 18);
  common.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, path, body]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(before, 10);
  const central = Buffer.concat([Buffer.from("PK\u0001\u0002\u000a\u0000"), common, tail, path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(before + local.length, 12);
  return Buffer.concat([local, central, Buffer.from("PK\u0005\u0006"), end]);
}
