// Purpose: draw experts at random so that anyone can redo the draw (`gongping-draw/1`), and verify certificates.
// Lifecycle: chain of secrets → frozen request, hash shown → nonce → seed → tickets → panel → certificate.
// Invariants: the request is fixed before the last randomness exists; the result follows from the certificate.
// Whenever a full panel exists one is drawn; nobody is taken when none does; nobody excluded is ever drawn.
// Pure and synchronous: no clock, no database, no Node-only import, so that a browser page runs the same code.

export type {
  Beacon,
  Certificate,
  DrawnPerson,
  DrawnSeat,
  Outcome,
  PoolCounts,
  PublicCertificate,
} from "./certificate";
export {
  certificateHash,
  countPool,
  OUTCOMES,
  publicCertificate,
} from "./certificate";
export { allHold, type Check, type CheckId } from "./check";
export { checkRequest } from "./check-request";
export { type DrawInput, draw, drawWritten, type Selection, selectPanel } from "./draw";
export { freezeRequest, type RequestDraft } from "./freeze-request";
export {
  ALGORITHM,
  type Candidate,
  CHAIN_LENGTH,
  type DrawRequest,
  EXCLUSION_CODES,
  EXCLUSION_TEXT,
  type ExclusionCode,
  MAX_SEATS,
  type Seat,
  type SeatedPerson,
} from "./request";
export { makeChain, type SecretChain, secretFitsAnchor } from "./secret-chain";
export { Misshapen } from "./shape";
export { eligibleCount, type PoolReport, reportPool, type SeatSupply, whyInfeasible } from "./shortage";
export { makeSeed, ticketOf } from "./tickets";
export { verifyCertificate } from "./verify-certificate";
export { verifyChain } from "./verify-chain";
export { readWritten, requestHash, type WrittenRequest, writeRequest } from "./written-request";
