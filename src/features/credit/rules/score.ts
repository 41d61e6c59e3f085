import type { CreditEntryKind } from "@/db/schema";
import type { PolicyParameters } from "@/features/rulebook";
import type { PointsKey } from "./kinds";

/** A line of the ledger, as far as the score needs it. */
export interface Line {
  readonly eventId: string;
  readonly kind: CreditEntryKind;
  readonly rule: PointsKey;
  readonly points: number;
}

/** What one event counts for, all its lines together. */
export interface Counted {
  readonly eventId: string;
  readonly rule: PointsKey;
  readonly points: number;
  readonly reversed: boolean;
}

export interface Credit {
  readonly base: number;
  /** Zero or less. */
  readonly deducted: number;
  /** All that was earned … */
  readonly earned: number;
  /** … and what counts of it: never more than the year's cap. */
  readonly bonus: number;
  readonly score: number;
}

/**
 * Each event with the sum of its lines: a compensating line takes back what stood, so that a reversed event comes
 * to nothing and its compensation is no bonus (D13, E32). In the order in which the events were first entered.
 */
export function countEvents(lines: readonly Line[]): Counted[] {
  const events = new Map<string, Counted>();
  for (const { eventId, kind, rule, points } of lines) {
    const before = events.get(eventId);
    events.set(eventId, {
      eventId,
      rule: before && kind !== "REGRADED" ? before.rule : rule,
      points: (before?.points ?? 0) + points,
      reversed: (before?.reversed ?? false) || kind === "REVERSED",
    });
  }
  return [...events.values()];
}

/** The year's score (D13, I8): base, every deduction, and bonuses up to their cap. Never below zero. */
export function creditSoFar(points: readonly number[], policy: { base: number; bonusCap: number }): Credit {
  const deducted = points.reduce((sum, one) => sum + Math.min(one, 0), 0);
  const earned = points.reduce((sum, one) => sum + Math.max(one, 0), 0);
  const bonus = Math.min(earned, policy.bonusCap);
  return { base: policy.base, deducted, earned, bonus, score: Math.max(0, policy.base + deducted + bonus) };
}

/** A pure function of the ledger's lines and a policy version, with the points as they were entered. */
export function scoreOf(lines: readonly Line[], values: PolicyParameters): Credit {
  return creditSoFar(
    countEvents(lines).map(({ points }) => points),
    bounds(values),
  );
}

/** What-if (features.md 82): the same events, each for what it would have cost under another version. */
export function scoreUnder(lines: readonly Line[], values: PolicyParameters): Credit {
  return creditSoFar(
    countEvents(lines)
      .filter(({ reversed }) => !reversed)
      .map(({ rule }) => values[rule]),
    bounds(values),
  );
}

function bounds(values: PolicyParameters) {
  return { base: values["credit.base"], bonusCap: values["credit.bonus_cap"] };
}
