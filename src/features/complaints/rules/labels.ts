import type { ComplaintBody, ComplaintOutcome, ComplaintState, ComplaintSubject } from "@/db/schema";

/** Who is complained about, as the author chooses it. */
export const subjectLabels: Readonly<Record<ComplaintSubject, string>> = {
  EXPERT: "评审专家",
  UNIT: "参建单位或者其他单位",
  STATION: "市监督站或者其工作人员",
  DISTRICT: "区（市）监督机构或者其工作人员",
  OTHER: "其他，或者不清楚是谁",
};

export const bodyLabels: Readonly<Record<ComplaintBody, string>> = {
  station: "市监督站",
  bureau: "市住建局",
};

export const outcomeLabels: Readonly<Record<ComplaintOutcome, string>> = {
  UPHELD: "举报成立",
  PARTLY: "举报部分成立",
  DISMISSED: "举报不成立",
};

/** As those who work on it read the states. */
export const stateLabels: Readonly<Record<ComplaintState, string>> = {
  RECEIVED: "待接办",
  TRIAGE: "受理审查中",
  NOT_ACCEPTED: "不予受理",
  TRANSFERRED: "已转送",
  ACCEPTED: "已受理，待承办",
  INVESTIGATING: "调查中",
  DECIDED: "已有结论，待告知",
  NOTIFIED: "已告知",
  REVIEW_REQUESTED: "复查中",
  REVIEWED: "已复查，待办结",
  CLOSED: "已办结",
};

/** As the author reads them: what is decided and not told yet is nobody's to see. */
export const authorLabels: Readonly<Record<ComplaintState, string>> = {
  RECEIVED: "已收到，正在审查是否受理",
  TRIAGE: "已收到，正在审查是否受理",
  NOT_ACCEPTED: "不予受理",
  TRANSFERRED: "已转送有权处理的机关",
  ACCEPTED: "已受理，正在办理",
  INVESTIGATING: "已受理，正在办理",
  DECIDED: "已受理，正在办理",
  NOTIFIED: "已作出处理结论",
  REVIEW_REQUESTED: "已申请复查，正在复查",
  REVIEWED: "已作出复查结论",
  CLOSED: "已办结",
};

/** No step leads out of these. */
export const finalStates: readonly ComplaintState[] = ["NOT_ACCEPTED", "TRANSFERRED", "CLOSED"];
/** In these nobody has it and somebody should. */
export const waitingStates: readonly ComplaintState[] = ["RECEIVED", "ACCEPTED", "REVIEW_REQUESTED"];
/** From these on the parties read the conclusion. */
export const toldStates: readonly ComplaintState[] = ["NOTIFIED", "REVIEW_REQUESTED", "REVIEWED", "CLOSED"];
