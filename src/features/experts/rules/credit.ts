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
