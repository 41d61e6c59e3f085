import type { CreditKind, CreditState, EffectKind, EvaluationLevel, RunState } from "@/db/schema";
import { conductWords, pointsRule } from "@/features/experts";
import type { PolicyKey, PolicyParameters } from "@/features/rulebook";

/** Parameters that are points. */
export type PointsKey = {
  [Key in PolicyKey]: PolicyParameters[Key] extends number ? Key : never;
}[PolicyKey];

/** What a credit event is called, on every page. */
export const kindWords: Readonly<Record<CreditKind, string>> = {
  ...conductWords,
  OPINION_PERFUNCTORY: "审查意见敷衍",
  REPORT_ERROR: "论证错误致返工",
  DISCIPLINE_BREACH: "违反廉洁或者保密纪律",
  EMERGENCY_SUPPORT: "抢险技术支援",
  REPORT_LATE: "论证报告逾期上传",
  BYPASSED_PLATFORM: "未通过平台抽取专家开展论证",
  STARTED_EARLY: "方案未经论证、审批即实施",
  PLAN_DEVIATED: "现场实施与审批方案不一致",
};

export const stateWords: Readonly<Record<CreditState, string>> = {
  PROPOSED: "待告知",
  NOTIFIED: "异议期内",
  OBJECTED: "有异议，待处理",
  UPHELD: "异议不成立，待生效",
  CONFIRMED: "已确认",
  CANCELLED: "已取消",
  EXPIRED: "已期满",
};

export const levelWords: Readonly<Record<EvaluationLevel, string>> = {
  EXCELLENT: "优秀",
  GOOD: "合格",
  BASIC: "基本合格",
  FAILED: "不合格",
};

export const effectWords: Readonly<Record<EffectKind, string>> = {
  TALK: "约谈",
  SUSPEND: "暂停资格",
  REMOVE: "取消资格",
};

export const runWords: Readonly<Record<RunState, string>> = {
  COMPUTED: "已生成，未告知",
  NOTIFIED: "异议期内",
  OBJECTION: "异议处理中",
  FINAL: "已确定，待处理",
  APPLIED: "处理完毕，待公布",
  PUBLISHED: "已公布",
  DISCARDED: "已作废",
};

/** The parameter that gives a kind its points; a first timeout of a year has one of its own (D13). */
export function ruleOf(kind: CreditKind, firstOfYear: boolean): PointsKey {
  switch (kind) {
    case "OPINION_PERFUNCTORY":
      return "credit.opinion_perfunctory";
    case "REPORT_ERROR":
      return "credit.report_error";
    case "DISCIPLINE_BREACH":
      return "credit.discipline_breach";
    case "EMERGENCY_SUPPORT":
      return "credit.emergency_support";
    case "REPORT_LATE":
      return "credit.unit_report_late";
    case "BYPASSED_PLATFORM":
      return "credit.unit_bypassed";
    case "STARTED_EARLY":
      return "credit.unit_started_early";
    case "PLAN_DEVIATED":
      return "credit.unit_plan_deviated";
    default:
      return pointsRule(kind, firstOfYear) as PointsKey;
  }
}

/** `+2 分`, `-5 分`, `0 分`. */
export function pointsText(points: number): string {
  return `${points > 0 ? "+" : ""}${points} 分`;
}
