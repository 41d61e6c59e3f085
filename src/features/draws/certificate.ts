import { type DrawRequest, EXCLUSION_CODES, type ExclusionCode, type RequestHead } from "./request";
import { type WrittenRequest, writeRequest } from "./written-request";

/** How a round ended: all seats filled, or nobody taken because the pool cannot fill them. */
export const OUTCOMES = ["FILLED", "INFEASIBLE"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outside randomness whose round number was fixed in advance. */
export interface Beacon {
  readonly source: string;
  readonly round: number;
  /** Hex. */
  readonly value: string;
}

/** A person drawn, without saying who. */
export interface DrawnSeat {
  readonly specialty: string;
  /** Hex. */
  readonly ticket: string;
}

/** A person drawn. */
export interface DrawnPerson extends DrawnSeat {
  readonly expert: string;
}

interface Proof {
  readonly requestHash: string;
  readonly secret: string;
  readonly nonce: string;
  readonly beacon: Beacon | null;
  readonly seed: string;
  readonly outcome: Outcome;
  /** RFC 3339, UTC, milliseconds. */
  readonly drawnAt: string;
}

/** The full certificate (抽取证书) of one round: enough to redo the draw. Not for the public. */
export interface Certificate extends Proof {
  readonly request: DrawRequest;
  /** In ticket order. */
  readonly drawn: readonly DrawnPerson[];
}

/** The pool as the public sees it: counts only. */
export interface PoolCounts {
  readonly eligible: number;
  readonly excluded: Readonly<Partial<Record<ExclusionCode, number>>>;
}

/** The public certificate: no name, no employer, no candidate list. */
export interface PublicCertificate extends Proof {
  readonly request: RequestHead & { readonly candidates: PoolCounts };
  readonly drawn: readonly DrawnSeat[];
}

/**
 * SHA-256 of the certificate's canonical JSON, hex: what the log keeps and the next round starts from.
 * `written`: the certificate's request, where it has been written out already.
 */
export function certificateHash(
  certificate: Certificate,
  written: WrittenRequest = writeRequest(certificate.request),
): string {
  const { beacon, drawn, drawnAt, nonce, outcome, requestHash, secret, seed } = certificate;
  const before = JSON.stringify({
    beacon: beacon && { round: beacon.round, source: beacon.source, value: beacon.value },
    drawn: drawn.map(({ expert, specialty, ticket }) => ({ expert, specialty, ticket })),
    drawnAt,
    nonce,
    outcome,
  });
  const after = JSON.stringify({ requestHash, secret, seed });
  return written.hashText(`${before.slice(0, -1)},"request":${written.text},${after.slice(1)}`);
}

/** Counts of the pool: who could be drawn, and how many each reason excluded. */
export function countPool(request: DrawRequest): PoolCounts {
  const excluded: Partial<Record<ExclusionCode, number>> = {};
  let eligible = 0;
  for (const candidate of request.candidates) {
    if (candidate.excluded === null) eligible++;
    else excluded[candidate.excluded] = (excluded[candidate.excluded] ?? 0) + 1;
  }
  const inOrder = EXCLUSION_CODES.flatMap((code) =>
    excluded[code] ? [[code, excluded[code]] as const] : [],
  );
  return { eligible, excluded: Object.fromEntries(inOrder) };
}

/** The certificate as anyone may see it once the panel is formed. */
export function publicCertificate(certificate: Certificate): PublicCertificate {
  const { candidates: _candidates, seated: _seated, ...head } = certificate.request;
  return {
    ...certificate,
    request: { ...head, candidates: countPool(certificate.request) },
    drawn: certificate.drawn.map(({ specialty, ticket }) => ({ specialty, ticket })),
  };
}
