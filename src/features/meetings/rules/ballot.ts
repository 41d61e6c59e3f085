import type { ElectionWay } from "@/db/schema";

/** Somebody who can be voted for. */
export interface Candidate {
  readonly invitationId: string;
  readonly main: boolean;
  /** First day of her first term in the pool, `YYYY-MM-DD`. */
  readonly servingSince: string;
  /** SHA-256 of election id and pool number (`hashInput`): an order nobody chooses and everybody can redo. */
  readonly hash: string;
}

export interface Vote {
  readonly voter: string;
  readonly candidate: string;
}

export interface Ballot {
  readonly candidates: readonly Candidate[];
  /** One a voter. */
  readonly votes: readonly Vote[];
  /** How many may vote: a majority is more than half of them, not of those who did. */
  readonly electorate: number;
  /** Already the second ballot, among those tied in the first. */
  readonly runoff: boolean;
}

export type Outcome =
  | {
      readonly kind: "DECIDED";
      readonly leader: string;
      readonly way: ElectionWay;
      readonly steps: readonly string[];
    }
  | { readonly kind: "RUNOFF"; readonly tied: readonly string[] };

/** The text whose SHA-256 orders candidates that nothing else tells apart. */
export function hashInput(electionId: string, expertNumber: string): string {
  return `${electionId}:${expertNumber}`;
}

/** Votes by candidate; candidates without one stand with 0, votes for anybody else do not count. */
export function tally({ candidates, votes }: Pick<Ballot, "candidates" | "votes">): Map<string, number> {
  const counted = new Map(candidates.map(({ invitationId }) => [invitationId, 0]));
  for (const { candidate } of votes) {
    const before = counted.get(candidate);
    if (before !== undefined) counted.set(candidate, before + 1);
  }
  return counted;
}

/** Who has more than half of all who may vote (D6): decided at once, whoever else still votes. */
export function majorityOf(ballot: Ballot): string | null {
  for (const [candidate, count] of tally(ballot)) if (count * 2 > ballot.electorate) return candidate;
  return null;
}

/**
 * The end of a ballot (D6): majority, else most votes; tied once, a run-off among the tied; tied again, or when
 * nobody voted at all, the published order decides. Independent of the order of votes and candidates.
 */
export function closeBallot(ballot: Ballot): Outcome {
  if (ballot.candidates.length === 0) throw new Error("a ballot without candidates");
  const majority = majorityOf(ballot);
  if (majority) return { kind: "DECIDED", leader: majority, way: "MAJORITY", steps: [] };
  const counted = tally(ballot);
  const most = Math.max(...counted.values());
  const tied = ballot.candidates.filter(({ invitationId }) => counted.get(invitationId) === most);
  const [only] = tied;
  if (tied.length === 1 && only) {
    return { kind: "DECIDED", leader: only.invitationId, way: "PLURALITY", steps: [] };
  }
  if (!ballot.runoff && most > 0) {
    return { kind: "RUNOFF", tied: tied.map(({ invitationId }) => invitationId).sort() };
  }
  const { leader, steps } = breakTie(tied);
  return { kind: "DECIDED", leader, way: "TIE_BREAK", steps };
}

const tieSteps: readonly { readonly name: string; readonly key: (one: Candidate) => string }[] = [
  { name: "MAIN_SPECIALTY", key: ({ main }) => (main ? "0" : "1") },
  { name: "POOL_SERVICE", key: ({ servingSince }) => servingSince },
  { name: "HASH", key: ({ hash }) => hash },
];

/** 主专业在前，入库早者在前，再按公开可验证的散列值次序; the steps that had to be taken are kept. */
function breakTie(tied: readonly Candidate[]): { leader: string; steps: string[] } {
  let left = [...tied];
  const steps: string[] = [];
  for (const { name, key } of tieSteps) {
    if (left.length === 1) break;
    const least = left.map(key).sort()[0];
    left = left.filter((one) => key(one) === least);
    steps.push(name);
  }
  const [leader] = left;
  if (!leader || left.length > 1) throw new Error("two candidates with one hash");
  return { leader: leader.invitationId, steps };
}
