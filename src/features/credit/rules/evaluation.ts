import type { EffectKind, EvaluationLevel } from "@/db/schema";
import type { PolicyParameters, PolicyVersion } from "@/features/rulebook";
import type { PointsKey } from "./kinds";
import { type Credit, countEvents, type Line, scoreOf, scoreUnder } from "./score";

export interface Evaluated extends Credit {
  readonly level: EvaluationLevel;
}

/** D13: by the score; 优秀 also takes that something was earned, so that who did nothing is not the best. */
export function levelOf({ score, earned }: Credit, values: PolicyParameters): EvaluationLevel {
  if (score >= values["credit.excellent"] && earned >= values["evaluation.excellent_bonus"])
    return "EXCELLENT";
  if (score >= values["credit.good"]) return "GOOD";
  return score >= values["credit.pass"] ? "BASIC" : "FAILED";
}

/** One expert's year, from the ledger and a policy version and nothing else. */
export function evaluate(lines: readonly Line[], values: PolicyParameters): Evaluated {
  const credit = scoreOf(lines, values);
  return { ...credit, level: levelOf(credit, values) };
}

/** The same with each event for what another version gives it: what-if, never what counts. */
export function evaluateUnder(lines: readonly Line[], values: PolicyParameters): Evaluated {
  const credit = scoreUnder(lines, values);
  return { ...credit, level: levelOf(credit, values) };
}

/** What a level leads to (D13: talk, suspend, remove); null: nothing, a renewal is open to her. */
export function effectOf(
  level: EvaluationLevel,
  yearBefore: EvaluationLevel | null,
  values: PolicyParameters,
): EffectKind | null {
  if (level === "BASIC") return values["evaluation.basic_effect"] === "TALK" ? "TALK" : null;
  if (level !== "FAILED") return null;
  return values[yearBefore === "FAILED" ? "evaluation.failed_again_effect" : "evaluation.failed_effect"];
}

/** What is hashed of a result: whoever has the ledger and the version writes the same. */
export type EvaluationContent = {
  readonly format: "gongping-evaluation/1";
  readonly year: number;
  readonly policy: string;
  readonly expert: string;
  readonly events: readonly { readonly event: string; readonly rule: PointsKey; readonly points: number }[];
  readonly base: number;
  readonly deducted: number;
  readonly earned: number;
  readonly bonus: number;
  readonly score: number;
  readonly level: EvaluationLevel;
};

/** The content of one expert's result. Reversed events are not in it; the order is the events' ids. */
export function contentOf(
  year: number,
  expert: string,
  lines: readonly Line[],
  { id: policy, values }: Pick<PolicyVersion, "id" | "values">,
): EvaluationContent {
  const events = countEvents(lines)
    .filter(({ reversed }) => !reversed)
    .map(({ eventId, rule, points }) => ({ event: eventId, rule, points }))
    .sort((a, b) => (a.event < b.event ? -1 : 1));
  const { base, deducted, earned, bonus, score, level } = evaluate(lines, values);
  return {
    format: "gongping-evaluation/1",
    year,
    policy,
    expert,
    events,
    base,
    deducted,
    earned,
    bonus,
    score,
    level,
  };
}
