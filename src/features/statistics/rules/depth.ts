import type { ExclusionCode } from "@/features/draws";

/** One member as a draw sees her today. */
export interface Member {
  readonly specialties: readonly string[];
  /** USCC, "" for none. */
  readonly employer: string;
  readonly excluded: ExclusionCode | null;
}

export interface Depth {
  readonly specialty: string;
  /** Members holding the specialty whose term runs. */
  readonly inTerm: number;
  /** Whom a draw could take today. */
  readonly drawable: number;
  readonly loaded: number;
  /** Left after the conflicts a case usually meets, rounded down. */
  readonly expected: number;
  readonly conflictShare: number | null;
  /** Members of the largest employer over all drawable; null when there are none. */
  readonly largestShare: number | null;
  readonly largest: string | null;
  readonly verdict: "empty" | "short" | "thin" | "good";
}

/** A panel takes five; twice that leaves a draw room to refuse and be refused. */
const panel = 5;
const room = 2;

/** How deep each specialty is, in the order given. Two people of one employer cannot both count beyond the cap. */
export function depths(
  members: readonly Member[],
  specialties: readonly string[],
  conflictShares: ReadonlyMap<string, number>,
): Depth[] {
  return specialties.map((specialty) => {
    const holders = members.filter((one) => one.specialties.includes(specialty));
    const drawable = holders.filter((one) => one.excluded === null);
    const conflictShare = conflictShares.get(specialty) ?? null;
    const expected = Math.floor(drawable.length * (1 - (conflictShare ?? 0)));
    const [largest, most] = largestEmployer(drawable);
    return {
      specialty,
      inTerm: holders.filter((one) => one.excluded !== "NOT_IN_TERM").length,
      drawable: drawable.length,
      loaded: holders.filter((one) => one.excluded === "LOAD_CAP").length,
      expected,
      conflictShare,
      largest,
      largestShare: drawable.length === 0 ? null : most / drawable.length,
      verdict:
        expected === 0 ? "empty" : expected < panel ? "short" : expected < panel * room ? "thin" : "good",
    };
  });
}

function largestEmployer(members: readonly Member[]): [string | null, number] {
  const sizes = new Map<string, number>();
  for (const { employer } of members) {
    // People without an employer share nothing.
    if (employer !== "") sizes.set(employer, (sizes.get(employer) ?? 0) + 1);
  }
  return [...sizes].reduce<[string | null, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [null, 0],
  );
}
