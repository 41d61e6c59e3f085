import type { TitleMisuseState, TitleUseKind, TitleUseState } from "@/db/schema";

export const kindLabels: Readonly<Record<TitleUseKind, string>> = {
  INSPECTION: "监督检查",
  CONSULTING: "技术咨询",
  TRAINING: "培训授课",
  OTHER: "其他服务活动",
};

// For forms, whose code may not bring the schema along; the compiler keeps both alike.
export const titleUseKinds = [
  "INSPECTION",
  "CONSULTING",
  "TRAINING",
  "OTHER",
] as const satisfies readonly TitleUseKind[];

export const requestLabels: Readonly<Record<TitleUseState, string>> = {
  SUBMITTED: "待答复",
  CONSENTED: "已同意",
  REFUSED: "不同意",
  WITHDRAWN: "已撤回",
  LAPSED: "已失效",
};

export const misuseLabels: Readonly<Record<TitleMisuseState, string>> = {
  RECORDED: "待确认",
  CONFIRMED: "已确认",
  CANCELLED: "已撤销",
};
