import type { Readable } from "node:stream";
import { evidenceSizeLimit } from "../rules/evidence";
import { EvidenceRefused } from "./problems";

/** Bytes of uploads under way that one process holds in memory together. */
const roomLimit = 400 * 1024 * 1024;
let held = 0;

/**
 * Reads a small file into memory, so that nothing is stored before it was checked and scanned. A file that is
 * empty or too large, or more of them at once than the process has room for, is refused: EvidenceRefused.
 * `release` gives the room back once the bytes are not needed any more.
 */
export async function collectBytes(
  body: Readable,
  room = roomLimit,
): Promise<{ bytes: Buffer; release: () => void }> {
  const parts: Buffer[] = [];
  let size = 0;
  const release = () => {
    held -= size;
    size = 0;
  };
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      const part = chunk as Buffer;
      if (size + part.length > evidenceSizeLimit) throw new EvidenceRefused("SIZE");
      if (held + part.length > room) throw new EvidenceRefused("BUSY");
      size += part.length;
      held += part.length;
      parts.push(part);
    }
    if (size === 0) throw new EvidenceRefused("EMPTY");
    return { bytes: Buffer.concat(parts), release };
  } catch (error) {
    release();
    throw error;
  }
}
