import { type CaseState, type FileKind, type FileState, fileKinds } from "@/db/schema";

/** A case's state in a word or two; at most eight kinds of words are on one page. */
export const stateLabels: Readonly<Record<CaseState, string>> = {
  DRAFT: "填报中",
  SUBMITTED: "待受理",
  RETURNED: "已退回",
  ADMITTED: "已受理",
  DRAWING: "抽取中",
  INVITING: "邀请专家中",
  POOL_EXHAUSTED: "专家不足",
  PANEL_FORMED: "专家组已成立",
  PRE_REVIEW: "预审中",
  IN_MEETING: "论证会中",
  AWAITING_REPORT: "待传报告",
  REPORT_CHECK: "报告核对中",
  CONCLUDED: "已有结论",
  REVISION: "修改中",
  LEADER_CONFIRMED: "组长已确认",
  MEDIATION: "协调中",
  APPROVAL: "审批中",
  APPROVED: "已批准",
  IMPLEMENTING: "实施中",
  COMPLETED: "已完成",
  CLOSED_FAIL: "未通过",
  CLOSED_SUPERSEDED: "另行论证",
  SUSPENDED: "已暂停",
  CANCELLED: "已撤销",
  VOID: "已作废",
};

export const fileKindLabels: Readonly<Record<FileKind, string>> = {
  plan: "专项施工方案",
  company_review: "施工单位审核页",
  supervisor_review: "总监理工程师审查页",
  opinion_scan: "专家审查意见表（扫描或照片）",
  report_form: "论证报告（锁定稿）",
  report: "论证报告（签名扫描件）",
  sign_in_sheet: "会议签到表",
  mediation_minutes: "协调会议纪要",
  company_approval: "施工单位技术负责人审批页",
  subcontractor_approval: "分包单位技术负责人审批页",
  supervisor_approval: "总监理工程师审批页",
  emergency_order: "抢险工程批准文件",
};

export const fileStateLabels: Readonly<Record<FileState, string>> = {
  UPLOADING: "上传中",
  CHECKING: "校验中",
  SCANNING: "查毒中",
  AVAILABLE: "可用",
  REJECTED: "已拒绝",
};

/** The kind a word in an address means, or null. */
export function fileKindOf(word: string): FileKind | null {
  return fileKinds.find((kind) => kind === word) ?? null;
}
