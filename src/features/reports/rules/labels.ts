import type { Conclusion, OpinionHeading, ReportState, Severity } from "@/db/schema";
import type { Finding, Timeliness } from "./hand-in";

/** The schema's lists, for rules that may not import them. */
export const headingCodes = [
  "COMPLETENESS",
  "CALCULATION",
  "SITE",
] as const satisfies readonly OpinionHeading[];
export const severityCodes = ["MUST", "ADVICE"] as const satisfies readonly Severity[];
export const conclusionCodes = [
  "PASS",
  "PASS_AFTER_REVISION",
  "FAIL",
] as const satisfies readonly Conclusion[];

/** 四(二)4: the three conclusions there are. */
export const conclusionLabels: Readonly<Record<Conclusion, string>> = {
  PASS: "通过",
  PASS_AFTER_REVISION: "修改后通过",
  FAIL: "不通过",
};

/** A2.4 (31号文): what a review is about. */
export const headingLabels: Readonly<Record<OpinionHeading, string>> = {
  COMPLETENESS: "方案内容是否完整、可行",
  CALCULATION: "计算书和验算依据、施工图是否符合有关标准规范",
  SITE: "是否满足现场实际情况，并能够确保施工安全",
};

export const severityLabels: Readonly<Record<Severity, string>> = { MUST: "必须修改", ADVICE: "建议" };

export const reportStateLabels: Readonly<Record<ReportState, string>> = {
  DRAFT: "起草中",
  CONFIRMING: "待专家确认",
  WITHDRAWN: "已收回",
  DISSENTED: "未形成一致意见",
  LOCKED: "已锁定",
  ACCEPTED: "已核对通过",
};

export const timelinessLabels: Readonly<Record<Timeliness, string>> = {
  ON_TIME: "按时",
  IN_GRACE: "按时（到期前已开始上传）",
  LATE: "逾期",
};

/** What the automatic comparison found, for whoever checks and for whoever corrects (E17). */
export const findingSentences: Readonly<Record<Finding, string>> = {
  SIGNER_MISSING: "有到会专家没有签名",
  SIGNER_EXTRA: "签名的人不是到会专家",
  CONCLUSION_DIFFERS: "纸质报告上的结论与锁定的报告不一致",
  CODE_DIFFERS: "纸质报告上的校验码与锁定的报告不一致",
  PAGES_FEWER: "扫描件的页数少于锁定的报告",
};
