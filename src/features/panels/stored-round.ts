import { type Certificate, type DrawRequest, readWritten, type WrittenRequest } from "@/features/draws";
import { sha256 } from "@/platform/crypto";

/** A round's request as it is stored: the candidates are the text that was hashed, and stand there once. */
interface StoredRequest {
  readonly request: Readonly<Record<string, unknown>>;
  readonly candidates: string;
}

/** The frozen request of a round about to be drawn. Throws when it is not, byte for byte, the one that was frozen. */
export function readFrozen(row: StoredRequest & { readonly requestHash: string }): WrittenRequest {
  const written = readWritten(row.request, row.candidates, sha256);
  if (written.hash !== row.requestHash) throw new Error("the frozen request has changed");
  return written;
}

/** A stored request as one, unchecked: for whoever verifies it. Null when the candidates are no JSON. */
export function requestOf({ request, candidates }: StoredRequest): DrawRequest | null {
  try {
    return { ...request, candidates: JSON.parse(candidates) } as object as DrawRequest;
  } catch {
    return null;
  }
}

/** The full certificate: what was stored at the draw, with the request that was stored before. Unchecked. */
export function certificateOf(row: {
  readonly request: DrawRequest | null;
  readonly certificate: Readonly<Record<string, unknown>>;
}): Certificate {
  // First for whoever reads it, last because no other request counts.
  return Object.assign({ request: row.request }, row.certificate, {
    request: row.request,
  }) as object as Certificate;
}
