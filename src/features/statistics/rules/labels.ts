import type { ComplaintState, InspectionReason, InspectionState } from "@/db/schema";
import { stateLabels as complaintLabels } from "@/features/complaints";
import { inspectionStateLabels, reasons } from "@/features/inspections";
import { NATIONAL_2018 } from "@/features/rulebook";

const kinds = new Map(NATIONAL_2018.kinds.map(({ code, label }) => [code, label]));

/** The kinds a list of cases can be narrowed to, in the catalogue's order. */
export const kindOptions: readonly { readonly value: string; readonly label: string }[] = [
  ...NATIONAL_2018.kinds.map(({ code, label }) => ({ value: code, label })),
  { value: "SEVERAL", label: "涉及多个类别" },
  { value: "NONE", label: "未列危大工程" },
];

/** A hazardous kind in words; one of the provincial layer by its code. */
export function kindLabel(code: string): string {
  if (code === "SEVERAL") return "涉及多个类别";
  if (code === "NONE") return "未列危大工程";
  return kinds.get(code) ?? code;
}

export const conclusionLabels = {
  PASS: "通过",
  PASS_AFTER_REVISION: "修改后通过",
  FAIL: "不通过",
  NONE: "尚无结论",
} as const;

export const answerLabels = {
  accepted: "应邀",
  declined: "不能参加",
  timedOut: "逾期未答复",
  undeliverable: "无法送达",
  revoked: "答复前失效",
  waiting: "等待答复",
} as const;

export const declineLabels: Readonly<Record<string, string>> = {
  TIME: "时间冲突",
  INTEREST: "有利害关系",
  SPECIALTY: "专业不符",
  HEALTH: "健康原因",
  OTHER: "其他",
};

export const redrawLabels = {
  DECLINED: "不能参加",
  TIMED_OUT: "逾期未答复",
  UNDELIVERABLE: "无法送达",
  CONFLICT: "核对发现需要回避",
  HELD: "同一时间已有其他论证",
  STANDING: "暂停、退出或聘期状态变化",
  WITHDRAWN: "确认后退出",
  RELEASED: "确认后解除",
  NO_SHOW: "未到会",
  OTHER: "其他",
  UNFILLED: "上一轮没有抽满",
} as const;

export const stageLabels = {
  ADMISSION: "提交到受理",
  CONDITIONS: "受理到发起抽取",
  PANEL: "发起抽取到专家组成立",
  MEETING: "专家组成立到论证会开始",
  REPORT: "论证会结束到首次报送报告",
  CHECK: "首次报送到作出结论",
  APPROVAL: "作出结论到批准实施",
} as const;

export const ageingLabels = {
  REPORT: "论证报告逾期未报",
  LEADER: "组长逾期未确认修改",
  RECTIFICATION: "监督检查整改逾期",
} as const;

export const outcomeLabels = {
  toVisit: "待检查",
  clean: "未发现问题",
  rectifying: "整改、复查中",
  escalated: "已通报",
  rectified: "整改后结案",
} as const;

/** Orders of the process, as lists and charts keep them. */
export const inspectionReasons = Object.keys(reasons) as InspectionReason[];
export const inspectionStates = Object.keys(inspectionStateLabels) as InspectionState[];
export const complaintStates = Object.keys(complaintLabels) as ComplaintState[];

/** `2轮`; 4 stands for all that took more. */
export function roundsLabel(rounds: number): string {
  if (rounds === 0) return "尚未抽取";
  return rounds > 3 ? "4轮以上" : `${rounds}轮`;
}
