import type { conductKinds } from "@/db/schema";
import type { PolicyKey } from "@/features/rulebook";

export type ConductKind = (typeof conductKinds)[number];

export const conductWords: Readonly<Record<ConductKind, string>> = {
  CONFIRM_TIMEOUT: "逾期未确认",
  DECLINED_WITHOUT_REASON: "无正当理由谢绝",
  WITHDREW_LATE: "会前24小时内退出",
  UNDISCLOSED_CONFLICT: "应回避未回避",
  LATE: "迟到",
  NO_SHOW: "接受后缺席",
  OPINION_LATE: "审查意见表迟交",
  OPINION_MISSING: "未提交审查意见表",
  OPINION_ON_TIME: "按时提交完整意见",
  LEADER: "担任组长",
};

/** The parameter of the policy that gave a record its points: a first timeout of a year has one of its own. */
export function pointsRule(kind: ConductKind, firstOfYear: boolean): PolicyKey {
  switch (kind) {
    case "CONFIRM_TIMEOUT":
      return firstOfYear ? "credit.confirm_timeout_first" : "credit.confirm_timeout";
    case "DECLINED_WITHOUT_REASON":
      return "credit.decline_without_reason";
    case "WITHDREW_LATE":
      return "credit.withdraw_under_24h";
    case "UNDISCLOSED_CONFLICT":
      return "credit.conflict_undisclosed";
    case "LATE":
      return "credit.late";
    case "NO_SHOW":
      return "credit.no_show";
    case "OPINION_LATE":
      return "credit.opinion_late";
    case "OPINION_MISSING":
      return "credit.opinion_missing";
    case "OPINION_ON_TIME":
      return "credit.opinion_on_time";
    case "LEADER":
      return "credit.leader";
  }
}

export interface Credit {
  readonly base: number;
  /** Zero or less. */
  readonly deducted: number;
  /** What counts of the bonuses: never more than the year's cap. */
  readonly bonus: number;
  readonly score: number;
}

/** The year so far (D13): base, every deduction, and bonuses up to their cap. Never below zero. */
export function creditSoFar(points: readonly number[], policy: { base: number; bonusCap: number }): Credit {
  const deducted = points.reduce((sum, one) => sum + Math.min(one, 0), 0);
  const earned = points.reduce((sum, one) => sum + Math.max(one, 0), 0);
  const bonus = Math.min(earned, policy.bonusCap);
  return { base: policy.base, deducted, bonus, score: Math.max(0, policy.base + deducted + bonus) };
}
