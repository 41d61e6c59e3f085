import { checkRequest } from "./check-request";
import { toHex } from "./hex";
import type { Candidate, DrawRequest } from "./request";
import { sha256 } from "./sha-256";
import { utf8Bytes } from "./utf-8";

/** Hex SHA-256 of a text's UTF-8. Who has a faster one than ours may pass it; the result is the same. */
export type HashText = (text: string) => string;

const hashHere: HashText = (text) => toHex(sha256(utf8Bytes(text)));

/**
 * A checked request written out once: its text is hashed, stored, and stands again within the certificate.
 * With a pool of 100,000 each writing and each hash would cost more than the draw.
 */
export interface WrittenRequest {
  readonly request: DrawRequest;
  /** Canonical JSON of `request.candidates`, by far the largest part. */
  readonly candidates: string;
  /** Canonical JSON (RFC 8785) of the request. */
  readonly text: string;
  /** SHA-256 of `text`, hex: the fingerprint (抽取请求指纹) shown in advance. */
  readonly hash: string;
  readonly hashText: HashText;
}

/** Writes out a request. It must be checked (`checkRequest`, `freezeRequest`). */
export function writeRequest(request: DrawRequest, hashText = hashHere): WrittenRequest {
  const candidates = canonicalCandidates(request.candidates);
  return written(request, candidates, hashText);
}

/**
 * A request from what `writeRequest` gave: the request without its candidates, and their text. Throws Misshapen
 * when it is no valid request. Its `hash` is the one it was written with only if not a byte has changed.
 */
export function readWritten(head: object, candidates: string, hashText = hashHere): WrittenRequest {
  return written(checkRequest({ ...head, candidates: JSON.parse(candidates) }), candidates, hashText);
}

function written(request: DrawRequest, candidates: string, hashText: HashText): WrittenRequest {
  const text = canonicalRequest(request, candidates);
  return { request, candidates, text, hash: hashText(text), hashText };
}

/** The hash of a checked request, hex. */
export function requestHash(request: DrawRequest): string {
  return writeRequest(request).hash;
}

/** Keys in canonical order; strings and whole numbers are written by JSON.stringify as RFC 8785 wants them. */
function canonicalRequest(request: DrawRequest, candidates: string): string {
  const before = JSON.stringify({ algorithm: request.algorithm, anchor: request.anchor });
  const after = JSON.stringify({
    case: request.case,
    employerCap: request.employerCap,
    policy: request.policy,
    round: request.round,
    seated: request.seated.map(({ employer, expert, specialty }) => ({ employer, expert, specialty })),
    seats: request.seats.map(({ count, specialty }) => ({ count, specialty })),
    takenAt: request.takenAt,
  });
  return `${before.slice(0, -1)},"candidates":${candidates},${after.slice(1)}`;
}

function canonicalCandidates(candidates: readonly Candidate[]): string {
  return JSON.stringify(
    candidates.map(({ employer, excluded, expert, specialties }) => ({
      employer,
      excluded,
      expert,
      specialties,
    })),
  );
}
