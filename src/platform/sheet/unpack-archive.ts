import { crc32, inflateRawSync } from "node:zlib";
import { SheetRefused } from "./faults";

/** A workbook of ours has a dozen parts; one with pictures and themes some fifty. */
const mostEntries = 200;
const largestEntry = 32 * 1024 * 1024;
const largestTotal = 40 * 1024 * 1024;
const endSize = 22;
const centralSize = 46;
const localSize = 30;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/**
 * The parts of a zip, bounded before anything is unpacked: number of entries, declared sizes, names; and again
 * while unpacking, for who lies about a size. ZIP64, split, encrypted and nested archives are refused.
 */
export function unpackArchive(bytes: Buffer): Map<string, Buffer> {
  const entries = readDirectory(bytes);
  if (entries.reduce((sum, { size }) => sum + size, 0) > largestTotal) throw new SheetRefused("BOMB");
  const parts = new Map<string, Buffer>();
  let total = 0;
  for (const entry of entries) {
    if (entry.name.endsWith("/")) continue;
    const body = inflate(bytes, entry);
    total += body.length;
    if (total > largestTotal) throw new SheetRefused("BOMB");
    if (isArchive(body)) throw new SheetRefused("NESTED");
    parts.set(entry.name, body);
  }
  return parts;
}

function readDirectory(bytes: Buffer): Entry[] {
  if (bytes.subarray(0, 8).toString("hex") === "d0cf11e0a1b11ae1") {
    // An OLE file: the old xls, or a workbook behind a password.
    throw new SheetRefused(bytes.includes("EncryptedPackage", 0, "utf16le") ? "PASSWORD" : "TYPE");
  }
  if (bytes.subarray(0, 4).toString("latin1") !== "PK\u0003\u0004") throw new SheetRefused("TYPE");
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (end < 0 || end + endSize > bytes.length) throw new SheetRefused("DAMAGED");
  const [disk, startDisk, here, count] = [4, 6, 8, 10].map((at) => bytes.readUInt16LE(end + at));
  const size = bytes.readUInt32LE(end + 12);
  const start = bytes.readUInt32LE(end + 16);
  const comment = bytes.readUInt16LE(end + 20);
  // 0xffff and 0xffffffff send the reader to the ZIP64 records, which nothing of 5 MB needs.
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) throw new SheetRefused("BOMB");
  if (disk !== 0 || startDisk !== 0 || here !== count || start + size > end)
    throw new SheetRefused("DAMAGED");
  if (end + endSize + comment !== bytes.length) throw new SheetRefused("DAMAGED");
  if (!count) throw new SheetRefused("EMPTY");
  if (count > mostEntries) throw new SheetRefused("BOMB");
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) at = readEntry(bytes, at, start + size, entries);
  return entries;
}

function readEntry(bytes: Buffer, at: number, end: number, entries: Entry[]): number {
  if (at + centralSize > end || bytes.readUInt32LE(at) !== 0x02014b50) throw new SheetRefused("DAMAGED");
  const flags = bytes.readUInt16LE(at + 8);
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) =>
    bytes.readUInt16LE(at + place),
  );
  const next = at + centralSize + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  if (next > end) throw new SheetRefused("DAMAGED");
  const entry: Entry = {
    name: bytes.subarray(at + centralSize, at + centralSize + (nameLength ?? 0)).toString("utf8"),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    at: bytes.readUInt32LE(at + 42),
  };
  if (flags & 0x2041) throw new SheetRefused("PASSWORD");
  if ([entry.packed, entry.size, entry.at].includes(0xffffffff)) throw new SheetRefused("BOMB");
  if (entry.size > largestEntry || entry.packed > bytes.length) throw new SheetRefused("BOMB");
  if (!isPartName(entry.name) || entries.some(({ name }) => name === entry.name))
    throw new SheetRefused("DAMAGED");
  entries.push(entry);
  return next;
}

/** Names are only compared, never used as a path; what tries to be one is no workbook all the same. */
function isPartName(name: string): boolean {
  return (
    /^[\w[\]. ()-]+(\/[\w[\]. ()-]+)*\/?$/u.test(name) &&
    !name.split("/").includes("..") &&
    name.length <= 200
  );
}

function inflate(bytes: Buffer, entry: Entry): Buffer {
  if (entry.at + localSize > bytes.length || bytes.readUInt32LE(entry.at) !== 0x04034b50)
    throw new SheetRefused("DAMAGED");
  const from = entry.at + localSize + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length !== entry.packed) throw new SheetRefused("DAMAGED");
  const body = entry.method === 0 ? packed : entry.method === 8 ? inflateBounded(packed, entry.size) : null;
  if (!body || body.length !== entry.size || crc32(body) !== entry.crc) throw new SheetRefused("DAMAGED");
  return body;
}

/** Stops at the declared size: who declares less than there is gets no byte more. */
function inflateBounded(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1 });
  } catch (error) {
    const tooMuch = (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    throw new SheetRefused(tooMuch ? "BOMB" : "DAMAGED");
  }
}

function isArchive(body: Buffer): boolean {
  const head = body.subarray(0, 4).toString("hex");
  return (
    head === "504b0304" ||
    head === "504b0506" ||
    head === "d0cf11e0" ||
    head === "52617221" ||
    head.startsWith("1f8b")
  );
}
