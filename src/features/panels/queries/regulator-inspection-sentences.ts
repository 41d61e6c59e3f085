import type { AuditAction } from "@/db/schema";
import type { Sentence } from "./regulator-trace-sentences";

/** What inspection and voiding mean to a supervisor who reads the trace of a case. */
export const inspectionSentences: Partial<Record<AuditAction, Sentence>> = {
  "inspection.listed": (detail) => ({ text: "列入监督检查清单", note: String(detail.number ?? "") }),
  "inspection.recorded": (detail) => {
    const found = Array.isArray(detail.findings) ? detail.findings.length : 0;
    return found > 0
      ? { text: `监督检查，发现问题${found}项`, tone: "warn" }
      : { text: "监督检查，未发现问题" };
  },
  "inspection.rectificationDemanded": (detail) => ({
    text: "下达整改要求",
    note: `期限${String(detail.dueDate ?? "")}`,
    tone: "warn",
  }),
  "voiding.proposed": (detail) => ({
    text: "提出认定论证工作无效",
    note: String(detail.document ?? ""),
    tone: "warn",
  }),
  "voiding.confirmed": { text: "确认论证工作无效", tone: "bad" },
  "voiding.refused": "不同意认定论证工作无效",
  "voiding.withdrawn": "撤回认定论证工作无效",
  "case.voided": { text: "论证工作无效，论证项目作废", tone: "bad" },
};
