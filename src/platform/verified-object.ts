import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { getObject, sizeOfObject } from "./storage";

/** What is stored is not what was submitted: nothing of it is served. */
export class FileAltered extends Error {
  override readonly name = "FileAltered";
}

/** Up to this size a file is verified before its first byte leaves; larger ones break off at the end. */
const verifyFirst = 16 * 1024 * 1024;

/** The bytes of an object, as long as they are those whose size and SHA-256 are known. FileAltered. */
export async function openVerified(
  key: string,
  known: { readonly size: number; readonly sha256: string },
  inMemory = verifyFirst,
): Promise<Readable> {
  if ((await sizeOfObject(key)) !== known.size) throw new FileAltered("size");
  const checked = Readable.from(checking(await getObject(key), known.sha256), { objectMode: false });
  if (known.size > inMemory) return checked;
  const parts: Buffer[] = [];
  for await (const chunk of checked) parts.push(chunk as Buffer);
  return Readable.from(parts, { objectMode: false });
}

/** Passes the bytes on and fails instead of ending when they are others than were submitted. */
async function* checking(source: Readable, sha256: string) {
  const hash = createHash("sha256");
  for await (const chunk of source) {
    hash.update(chunk as Buffer);
    yield chunk as Buffer;
  }
  if (hash.digest("hex") !== sha256) throw new FileAltered("hash");
}
