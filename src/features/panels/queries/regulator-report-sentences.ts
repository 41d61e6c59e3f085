import type { AuditAction } from "@/db/schema";
import type { Sentence } from "./regulator-trace-sentences";

const word = (value: unknown): string => (typeof value === "string" ? value : "");
const hash = (value: unknown): string => (word(value) ? `内容指纹 ${word(value).slice(0, 12)}…` : "");
const conclusions: Readonly<Record<string, string>> = {
  PASS: "通过",
  PASS_AFTER_REVISION: "修改后通过",
  FAIL: "不通过",
};
const frozen: Readonly<Record<string, string>> = {
  SUBMITTED: "按时提交",
  SUBMITTED_LATE: "逾期提交",
  MISSING: "未提交",
};

/** What the entries of opinions and reports mean to a supervisor; none says who wrote or who dissented. */
export const reportSentences: Partial<Record<AuditAction, Sentence>> = {
  "plan.replaced": { text: "更换送审方案", tone: "warn" },
  "opinion.opened": "一位专家开始填写审查意见",
  "opinion.saved": "一位专家保存审查意见",
  "opinion.submitted": ({ state }) =>
    state === "SUBMITTED_LATE"
      ? { text: "一位专家逾期提交审查意见", tone: "warn" }
      : { text: "一位专家提交审查意见" },
  "opinion.amended": "一位专家更新审查意见",
  "opinion.frozen": ({ state }) => ({
    text: "会议结束，一份审查意见如实记录备案",
    note: frozen[word(state)] ?? "",
    tone: state === "MISSING" ? "bad" : state === "SUBMITTED_LATE" ? "warn" : undefined,
  }),
  "opinion.read": "查阅专家审查意见",
  "report.drafted": "组长开始起草论证报告",
  "report.changed": "组长修改论证报告草稿",
  "report.presented": ({ hash: digest }) => ({ text: "论证报告提交专家确认", note: hash(digest) }),
  "report.takenBack": { text: "组长收回论证报告，继续修改", tone: "warn" },
  "report.confirmed": "一位专家确认论证报告",
  "report.dissented": { text: "一位专家不同意论证报告", tone: "warn" },
  "report.locked": ({ hash: digest }) => ({
    text: "到会专家全部确认，论证报告锁定",
    note: hash(digest),
  }),
  "report.submitted": ({ timeliness }) =>
    timeliness === "LATE"
      ? { text: "逾期报送论证报告和签到表", tone: "warn" }
      : { text: "报送论证报告和签到表" },
  "report.returned": ({ reason }) => ({ text: "退回论证报告", note: word(reason), tone: "warn" }),
  "report.accepted": "论证报告核对通过",
  "report.overdue": { text: "论证报告到期未报送", tone: "bad" },
  "mediation.opened": { text: "专家组没有一致结论，等待市监督站协调", tone: "warn" },
  "mediation.decided": ({ outcome, note }) => ({
    text: outcome === "AGREED" ? "协调后继续论证" : "协调后仍不能一致，论证结束",
    note: word(note),
    tone: outcome === "AGREED" ? undefined : "bad",
  }),
  "case.concluded": ({ conclusion }) => ({ text: `论证结论：${conclusions[word(conclusion)] ?? ""}` }),
};
