import type { InspectionReason } from "@/db/schema";

const ORDER_37 = "《危险性较大的分部分项工程安全管理规定》（住房和城乡建设部令第37号）";
const NOTICE =
  "《青岛市住房和城乡建设局关于启用青岛市市政公用工程专家评审管理服务平台规范专项施工方案专家论证工作的通知》（2025年1月8日）";
const RANDOM = "《国务院办公厅关于推广随机抽查规范事中事后监管的通知》（国办发〔2015〕58号）";

/** A clause of the ministry's order, as findings and lists cite it. */
export const order37 = (clause: string) => `${ORDER_37}${clause}`;
/** A clause of the notice. */
export const notice = (clause: string) => `${NOTICE}${clause}`;

export interface Reason {
  /** 列入原因, short enough for a column. */
  readonly label: string;
  /** Each row of a list stands on these. */
  readonly basis: readonly string[];
}

const daily = notice("五（二）");

/** Why a project is inspected and the clauses that say so (D11). */
export const reasons: Readonly<Record<InspectionReason, Reason>> = {
  NO_CASE: {
    label: "超规模未申报论证",
    basis: [order37("第十二条第一款、第三十四条第（一）项"), notice("四（一）1")],
  },
  STARTED_EARLY: {
    label: "未经批准先行施工",
    basis: [order37("第十一条、第十三条、第三十四条"), notice("四（一）3")],
  },
  REPORT_OVERDUE: { label: "论证报告逾期未报", basis: [notice("四（一）3"), daily] },
  OPINION_MISSING: { label: "专家审查意见缺失", basis: [notice("四（二）3"), daily] },
  VERSION_DIFFERS: {
    label: "现场方案与批准版本不一致",
    basis: [order37("第十六条、第三十四条第（三）项"), notice("四（一）5")],
  },
  WATCH_DUE: { label: "重点检查对象到期检查", basis: [daily, order37("第二十六条")] },
  ROUTINE: { label: "日常监督检查", basis: [order37("第二十六条"), daily] },
  RANDOM: { label: "双随机抽查", basis: [order37("第二十六条"), RANDOM, daily] },
};

/** What the system finds by itself, worst first: the order of a list. */
export const automaticReasons = [
  "NO_CASE",
  "STARTED_EARLY",
  "VERSION_DIFFERS",
  "WATCH_DUE",
  "REPORT_OVERDUE",
  "OPINION_MISSING",
] as const satisfies readonly InspectionReason[];

/** What a list can be filtered for; drawing is a list of its own. */
export const filterReasons = [...automaticReasons, "ROUTINE"] as const;
export type FilterReason = (typeof filterReasons)[number];
