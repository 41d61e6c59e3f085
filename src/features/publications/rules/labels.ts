import type { Audience, PublicationKind, PublicationState } from "@/db/schema";

export const kindLabels: Readonly<Record<PublicationKind, string>> = {
  ANNOUNCEMENT: "通知公告",
  POLICY: "政策文件",
  TRAINING: "培训资料",
};
export const stateLabels: Readonly<Record<PublicationState, string>> = {
  DRAFT: "起草中",
  PUBLISHED: "已发布",
  WITHDRAWN: "已撤下",
};
export const audienceLabels: Readonly<Record<Audience, string>> = {
  public: "社会公众（登录前首页）",
  expert: "专家",
  contractor: "施工单位",
  supervision: "监理单位",
  regulator: "监督机构",
};

// Told again here: components may not ask the schema at run time.
export const kindOptions = [
  "ANNOUNCEMENT",
  "POLICY",
  "TRAINING",
] as const satisfies readonly PublicationKind[];
export const audienceOptions = [
  "public",
  "expert",
  "contractor",
  "supervision",
  "regulator",
] as const satisfies readonly Audience[];
