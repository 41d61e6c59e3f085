import type { Beacon, Certificate, DrawnPerson, Outcome } from "./certificate";
import { checkRequest } from "./check-request";
import { Completion } from "./completion";
import { giveSeats } from "./give-seats";
import { sortIntoKinds } from "./pool-kinds";
import type { DrawRequest } from "./request";
import { secretFitsAnchor } from "./secret-chain";
import { asHex, asInstant, Misshapen } from "./shape";
import { makeSeed, orderByTicket } from "./tickets";
import { type WrittenRequest, writeRequest } from "./written-request";

/** What a round is drawn from. */
export interface DrawInput {
  readonly request: DrawRequest;
  /** The round's secret, hex. */
  readonly secret: string;
  /** The last randomness, hex: the applicant's in round 1, the previous certificate's hash afterwards. */
  readonly nonce: string;
  readonly beacon: Beacon | null;
  /** RFC 3339, UTC, milliseconds. */
  readonly drawnAt: string;
}

/** Result of the selection alone. */
export interface Selection {
  readonly outcome: Outcome;
  readonly drawn: readonly DrawnPerson[];
}

/**
 * Walks the ticket order and takes everyone with whom the panel can still be completed; nobody at all when the
 * pool cannot fill the seats. `request` must be checked, `seed` is 32 bytes in hex.
 */
export function selectPanel(request: DrawRequest, seed: string): Selection {
  const eligible = request.candidates.filter((candidate) => candidate.excluded === null);
  const counts = request.seats.map((seat) => seat.count);
  const seats = counts.reduce((sum, count) => sum + count, 0);
  if (eligible.length < seats) return { outcome: "INFEASIBLE", drawn: [] };

  const { order, ticketOf } = orderByTicket(seed, eligible);
  const pool = sortIntoKinds(request, eligible);
  const plan = new Completion(pool, counts);
  if (plan.fill() < seats) return { outcome: "INFEASIBLE", drawn: [] };

  const taken: number[] = [];
  for (const at of order) {
    if (taken.length === seats) break;
    if (plan.admit(pool.kindOf[at]!)) taken.push(at);
  }
  const rows = giveSeats(
    taken.map((at) => pool.skillSets[pool.kindOf[at]!.skills]!),
    counts,
  );
  const drawn = taken.map((at, i) => ({
    expert: eligible[at]!.expert,
    specialty: request.seats[rows[i]!]!.specialty,
    ticket: ticketOf(at),
  }));
  return { outcome: "FILLED", drawn };
}

/**
 * Draws a round (抽取) and writes its certificate. Throws Misshapen when the request is not valid, an input is
 * not of its form, or the secret is not the one fixed for this round.
 */
export function draw({ request, ...input }: DrawInput): Certificate {
  return drawWritten(writeRequest(checkRequest(request)), input);
}

/** The same for a request that has been checked and written out. */
export function drawWritten(
  { request, hash }: WrittenRequest,
  { secret, nonce, beacon, drawnAt }: Omit<DrawInput, "request">,
): Certificate {
  asHex(secret, "secret");
  asHex(nonce, "nonce");
  if (beacon) asHex(beacon.value, "beacon.value", "any");
  asInstant(drawnAt, "drawnAt");
  if (!secretFitsAnchor(secret, request.round, request.anchor)) {
    throw new Misshapen("secret", "does not lead to the anchor of the request");
  }
  const seed = makeSeed({ requestHash: hash, secret, nonce, beacon });
  const { outcome, drawn } = selectPanel(request, seed);
  return { request, requestHash: hash, secret, nonce, beacon, seed, outcome, drawn, drawnAt };
}
