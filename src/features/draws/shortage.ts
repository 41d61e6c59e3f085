import { countPool, type PoolCounts } from "./certificate";
import { Completion } from "./completion";
import { sortIntoKinds } from "./pool-kinds";
import type { DrawRequest } from "./request";

/** One row of the request: how many seats it opens and how many people could take one. */
export interface SeatSupply extends PoolCounts {
  readonly specialty: string;
  /** Seats open in the round. */
  readonly open: number;
}

/** What the pool can give a request. Someone who holds two open specialties counts in both rows. */
export interface PoolReport extends PoolCounts {
  /** Seats open in the round. */
  readonly open: number;
  /** Most seats that can be filled at once. */
  readonly fillable: number;
  /** The same if employers had no cap (同单位人数上限): tells whether the cap is what is in the way. */
  readonly fillableWithoutCap: number;
  readonly seats: readonly SeatSupply[];
}

/** How many people could be drawn. */
export function eligibleCount(request: DrawRequest): number {
  return countPool(request).eligible;
}

/** Counts for the page before the draw and for the one that explains why a draw came to nothing. */
export function reportPool(request: DrawRequest): PoolReport {
  const seats = request.seats.map(({ specialty, count }) => {
    const holders = request.candidates.filter((candidate) => candidate.specialties.includes(specialty));
    return { specialty, open: count, ...countPool({ ...request, candidates: holders }) };
  });
  return {
    ...countPool(request),
    open: openSeats(request),
    fillable: mostSeats(request),
    fillableWithoutCap: mostSeats({ ...request, employerCap: Number.MAX_SAFE_INTEGER }),
    seats,
  };
}

/** Why no full panel can be drawn, or null when one can. */
export function whyInfeasible(request: DrawRequest): PoolReport | null {
  return mostSeats(request) < openSeats(request) ? reportPool(request) : null;
}

function openSeats(request: DrawRequest): number {
  return request.seats.reduce((sum, seat) => sum + seat.count, 0);
}

function mostSeats(request: DrawRequest): number {
  const eligible = request.candidates.filter((candidate) => candidate.excluded === null);
  const counts = request.seats.map((seat) => seat.count);
  return new Completion(sortIntoKinds(request, eligible), counts).fill();
}
