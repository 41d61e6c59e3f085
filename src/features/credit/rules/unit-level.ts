import type { PolicyParameters } from "@/features/rulebook";
import type { Credit } from "./score";

/** 信用等级 of a unit, best first. */
export const unitLevels = ["A", "B", "C", "D"] as const;
export type UnitLevel = (typeof unitLevels)[number];

/**
 * 年度信用等级 of a unit: by the score alone, on the lines of the policy that experts are evaluated by. A unit earns
 * nothing, so that nothing but what was confirmed against it lowers it.
 */
export function unitLevelOf({ score }: Pick<Credit, "score">, values: PolicyParameters): UnitLevel {
  if (score >= values["credit.excellent"]) return "A";
  if (score >= values["credit.good"]) return "B";
  return score >= values["credit.pass"] ? "C" : "D";
}
