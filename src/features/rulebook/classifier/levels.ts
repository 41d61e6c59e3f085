/** The outcomes of classification and their order. */

export const LEVELS = ["NOT_HAZARDOUS", "HAZARDOUS", "OVER_SCALE"] as const;

export type Level = (typeof LEVELS)[number];
export type Result = Level | "UNDETERMINED";

export const RESULT_LABELS: Record<Result, string> = {
  NOT_HAZARDOUS: "不属于危大工程",
  HAZARDOUS: "危大工程",
  OVER_SCALE: "超过一定规模的危大工程",
  UNDETERMINED: "无法判定（缺少参数）",
};

/** What follows for the plan: review is a duty over scale, a choice below (D14-7). */
export const RESULT_DUTIES: Record<Result, string> = {
  NOT_HAZARDOUS: "无需专家论证",
  HAZARDOUS: "应编制专项施工方案，可以通过本平台组织专家论证",
  OVER_SCALE: "应当组织专家论证（37号令第12条）",
  UNDETERMINED: "请补全参数后再判定",
};

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareLevels(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}

/** The highest of some levels; NOT_HAZARDOUS of none. */
export function highest(levels: readonly Level[]): Level {
  return levels.reduce<Level>(
    (best, level) => (compareLevels(level, best) > 0 ? level : best),
    "NOT_HAZARDOUS",
  );
}

/** The lowest of some levels; OVER_SCALE of none. */
export function lowest(levels: readonly Level[]): Level {
  return levels.reduce<Level>((best, level) => (compareLevels(level, best) < 0 ? level : best), "OVER_SCALE");
}
