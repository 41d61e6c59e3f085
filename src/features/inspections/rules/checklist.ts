import { notice, order37 } from "./reasons";

/** Who is to put it right. */
export type Duty = "contractor" | "supervision";

export interface CheckItem {
  readonly code: string;
  /** What the inspector looks for, as a sentence that is true where all is well. */
  readonly label: string;
  readonly duty: Duty;
  readonly basis: readonly string[];
  /** 必查 (五(二)): cannot be answered with 不适用. */
  readonly always?: true;
}

/** 现场检查表: data, in the order in which one walks through a site. */
export const checklist: readonly CheckItem[] = [
  {
    code: "PLATFORM",
    label: "超规模危大工程的论证专家均从专家评审平台抽取",
    duty: "contractor",
    basis: [notice("四（一）1、五（二）")],
    always: true,
  },
  {
    code: "NO_CASE",
    label: "超过一定规模的危大工程已组织专家论证",
    duty: "contractor",
    basis: [order37("第十二条第一款、第三十四条第（一）项")],
    always: true,
  },
  {
    code: "STARTED_EARLY",
    label: "方案通过论证、审批后才施工",
    duty: "contractor",
    basis: [order37("第十一条、第三十四条"), notice("四（一）3")],
    always: true,
  },
  {
    code: "VERSION_DIFFERS",
    label: "现场使用的方案与平台批准的版本一致，按方案施工",
    duty: "contractor",
    basis: [order37("第十六条、第三十四条第（三）项")],
  },
  {
    code: "NOT_REVISED",
    label: "已按论证报告的意见修改、完善方案",
    duty: "contractor",
    basis: [order37("第十三条、第三十四条第（二）项"), notice("四（一）5")],
  },
  {
    code: "REPORT_OVERDUE",
    label: "论证报告和签到表按期上传",
    duty: "contractor",
    basis: [notice("四（一）3")],
  },
  {
    code: "NO_NOTICE",
    label: "已公告危大工程名称、施工时间和责任人员，设置安全警示标志",
    duty: "contractor",
    basis: [order37("第十四条、第三十三条")],
  },
  {
    code: "NO_BRIEFING",
    label: "已进行方案交底和安全技术交底，并签字确认",
    duty: "contractor",
    basis: [order37("第十五条、第三十三条")],
  },
  {
    code: "NOT_PRESENT",
    label: "项目负责人在现场履职，专职安全员现场监督",
    duty: "contractor",
    basis: [order37("第十七条、第三十三条、第三十五条")],
  },
  {
    code: "NO_MONITORING",
    label: "按规定进行施工监测和安全巡视",
    duty: "contractor",
    basis: [order37("第十七条、第三十五条")],
  },
  {
    code: "NO_ACCEPTANCE",
    label: "需要验收的已组织验收，合格后才进入下一道工序",
    duty: "contractor",
    basis: [order37("第二十一条、第三十五条")],
  },
  {
    code: "NO_ARCHIVE",
    label: "已建立危大工程安全管理档案",
    duty: "contractor",
    basis: [order37("第二十四条、第三十五条")],
  },
  {
    code: "NO_SUPERVISION_RULES",
    label: "监理单位已编制监理实施细则，实施专项巡视检查",
    duty: "supervision",
    basis: [order37("第十八条、第三十七条")],
  },
  {
    code: "NOT_STOPPED",
    label: "监理单位发现不按方案施工的，已要求整改、停工或报告",
    duty: "supervision",
    basis: [order37("第十九条、第三十六条")],
  },
  {
    code: "OTHER",
    label: "没有发现其他问题",
    duty: "contractor",
    basis: [order37("第二十六条、第二十八条")],
    always: true,
  },
];

export const answers = ["OK", "PROBLEM", "NOT_APPLICABLE"] as const;
export type Answer = (typeof answers)[number];
export const answerLabels: Readonly<Record<Answer, string>> = {
  OK: "符合",
  PROBLEM: "有问题",
  NOT_APPLICABLE: "不适用",
};

export const dutyLabels: Readonly<Record<Duty, string>> = { contractor: "施工单位", supervision: "监理单位" };

/** The line of a code; a record keeps codes, and none is ever taken off the list. */
export function checkItem(code: string): CheckItem | undefined {
  return checklist.find((item) => item.code === code);
}
