import { toHex } from "./hex";
import type { DrawRequest } from "./request";
import { sha256 } from "./sha-256";
import { utf8Bytes } from "./utf-8";

/**
 * The request with its keys in canonical order, so that JSON.stringify gives its RFC 8785 form.
 * A general canonicalizer needs a quarter of a second for 100,000 candidates; this a tenth of that.
 */
export function orderedRequest(request: DrawRequest): object {
  return {
    algorithm: request.algorithm,
    anchor: request.anchor,
    candidates: request.candidates.map(({ employer, excluded, expert, specialties }) => ({
      employer,
      excluded,
      expert,
      specialties,
    })),
    case: request.case,
    employerCap: request.employerCap,
    policy: request.policy,
    round: request.round,
    seated: request.seated.map(({ employer, expert, specialty }) => ({ employer, expert, specialty })),
    seats: request.seats.map(({ count, specialty }) => ({ count, specialty })),
    takenAt: request.takenAt,
  };
}

/** SHA-256 of the canonical JSON of a checked request, hex: the fingerprint (抽取请求指纹) shown in advance. */
export function requestHash(request: DrawRequest): string {
  return toHex(sha256(utf8Bytes(JSON.stringify(orderedRequest(request)))));
}
