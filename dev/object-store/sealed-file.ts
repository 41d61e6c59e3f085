/**
 * An object is one file: the body, then what is known about it (JSON), its length and a mark. Data and
 * metadata so become visible by one rename, and a body altered in its place is still found by its digest.
 */
import { randomUUID } from "node:crypto";
import { type FileHandle, link, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Checksum } from "./body";

export type Facts = {
  key: string;
  size: number;
  etag: string;
  modified: string;
  /** Standard headers given back as they came: content-type, cache-control, … */
  headers: Record<string, string>;
  /** User metadata without its `x-amz-meta-`. */
  meta: Record<string, string>;
  checksum?: Checksum;
};

const mark = "GPSEAL1\n";
const tailLength = 4 + mark.length;

/** A file being written out of sight. Nothing exists under the final name before `publish`. */
export class Draft {
  size = 0;
  private constructor(
    readonly file: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(folder: string): Promise<Draft> {
    const file = path.join(folder, `${process.pid}-${randomUUID()}`);
    return new Draft(file, await open(file, "wx", 0o600));
  }

  async write(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      at += (await this.handle.write(chunk, at, chunk.length - at)).bytesWritten;
    }
    this.size += chunk.length;
  }

  /**
   * Seals, syncs and moves the file to its name, durably. False when `onlyIfAbsent` and the name is taken,
   * decided by the file system, so of many at once exactly one wins.
   */
  async publish(target: string, facts: Omit<Facts, "size">, onlyIfAbsent = false): Promise<boolean> {
    const footer = Buffer.from(JSON.stringify({ ...facts, size: this.size } satisfies Facts));
    const tail = Buffer.alloc(tailLength);
    tail.writeUInt32BE(footer.length);
    tail.write(mark, 4);
    const size = this.size;
    await this.write(Buffer.concat([footer, tail]));
    this.size = size;
    await this.handle.sync();
    await this.handle.close();
    try {
      if (onlyIfAbsent) await link(this.file, target);
      else await rename(this.file, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    } finally {
      await rm(this.file, { force: true });
    }
    await syncFolder(path.dirname(target));
    return true;
  }

  /** Gives up; harmless after `publish`. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => {});
    await rm(this.file, { force: true });
  }
}

/** An open object: stays readable as it was even when replaced or deleted meanwhile. */
export type Sealed = { facts: Facts; handle: FileHandle };

/** Opens an object; undefined when there is none. The caller closes `handle`. */
export async function openSealed(file: string): Promise<Sealed | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    const tail = await readAt(handle, size - tailLength, tailLength);
    if (tail.toString("latin1", 4) !== mark) throw new Error(`${file} is damaged`);
    const length = tail.readUInt32BE(0);
    const facts = JSON.parse(
      (await readAt(handle, size - tailLength - length, length)).toString("utf8"),
    ) as Facts;
    if (facts.size !== size - tailLength - length) throw new Error(`${file} is damaged`);
    return { facts, handle };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Only what is known about an object. */
export async function readFacts(file: string): Promise<Facts | undefined> {
  const sealed = await openSealed(file);
  await sealed?.handle.close();
  return sealed?.facts;
}

/** The body from `start` to `end` inclusive, piece by piece; closes the handle at the end. */
export async function* readBody(
  { facts, handle }: Sealed,
  start = 0,
  end = facts.size - 1,
): AsyncGenerator<Buffer> {
  try {
    for (let at = start; at <= end; ) {
      const piece = await readAt(handle, at, Math.min(256 * 1024, end - at + 1));
      at += piece.length;
      yield piece;
    }
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0) throw new Error("the file is too short");
  const buffer = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await handle.read(buffer, at, length - at, position + at);
    if (bytesRead === 0) throw new Error("the file is too short");
    at += bytesRead;
  }
  return buffer;
}

/** Makes a folder and every missing one above it durable. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!first) return;
  for (let at = folder; at.length >= path.dirname(first).length; at = path.dirname(at)) await syncFolder(at);
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
