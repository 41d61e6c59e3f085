/** How long a panel takes to fill, by simulation (features.md C17). Pure: the same question gives the same answer. */
import { nextSendInstant, type SendHours } from "@/features/rulebook";

export interface CapacityQuestion {
  /** One entry a seat: the chance that somebody asked for it accepts. */
  readonly acceptance: readonly number[];
  /** Of those who do not accept, the share that says so; the others let the window pass. */
  readonly declineShare: number;
  readonly start: Date;
  readonly dueBy: Date;
  readonly windowMs: number;
  readonly sendHours: SendHours;
  readonly maxRounds: number;
}

export interface CapacityAnswer {
  /** Chance, 0 to 1, that every seat is accepted by `dueBy` within the rounds allowed. */
  readonly inTime: number;
  /** Rounds until the last seat is filled: mean over the runs that end. */
  readonly rounds: number;
  /** Hours from the start until the panel is complete; null: not even in nine runs of ten. */
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
}

const runs = 2000;
const hourMs = 3_600_000;
/** A decline comes within the hour: who opens the message and says no does not wait. */
const declineMs = hourMs;

/** Seats are asked in parallel; each vacancy is asked anew at the next moment messages may be sent. */
export function simulatePanel(question: CapacityQuestion): CapacityAnswer {
  const random = sequence(20_250_108);
  const ended: number[] = [];
  let inTime = 0;
  let rounds = 0;
  for (let run = 0; run < runs; run++) {
    const filled = question.acceptance.map((chance) => fillSeat(question, chance, random));
    if (filled.some((one) => one === null)) continue;
    const done = Math.max(...filled.map((one) => one?.at ?? 0));
    if (done <= question.dueBy.getTime()) inTime++;
    rounds += Math.max(...filled.map((one) => one?.round ?? 0));
    ended.push((done - question.start.getTime()) / hourMs);
  }
  ended.sort((a, b) => a - b);
  return {
    inTime: inTime / runs,
    rounds: ended.length === 0 ? question.maxRounds : rounds / ended.length,
    medianHours: quantile(ended, 0.5),
    p90Hours: quantile(ended, 0.9),
  };
}

function fillSeat(
  { declineShare, start, windowMs, sendHours, maxRounds }: CapacityQuestion,
  acceptance: number,
  random: () => number,
): { at: number; round: number } | null {
  let at = start.getTime();
  for (let round = 1; round <= maxRounds; round++) {
    at = nextSendInstant(new Date(at), sendHours).getTime();
    if (random() < acceptance) return { at: at + random() * windowMs, round };
    at += random() < declineShare ? random() * declineMs : windowMs;
  }
  return null;
}

/** Of all runs, so that those which never end count as later than everything. */
function quantile(ended: readonly number[], share: number): number | null {
  return ended[Math.ceil(share * runs) - 1] ?? null;
}

/** mulberry32: small, fast and repeatable. It decides nothing but an estimate. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Answers {
  readonly accepted: number;
  readonly declined: number;
  readonly silent: number;
}

/** Answers that the assumed rate is worth, so that a specialty with few of its own is not judged by them alone. */
const weightOfAssumption = 10;

/** The chance of acceptance from the pool's own history, drawn towards the assumed rate while answers are few. */
export function expectedAcceptance(answers: Answers, assumed: number): number {
  const { accepted, declined, silent } = answers;
  return (accepted + weightOfAssumption * assumed) / (accepted + declined + silent + weightOfAssumption);
}

/** Share of refusals that are said; half while there are none. */
export function declineShareOf({ declined, silent }: Answers): number {
  return (declined + 1) / (declined + silent + 2);
}
