import type { InspectionState } from "@/db/schema";

export const inspectionStateLabels: Readonly<Record<InspectionState, string>> = {
  PLANNED: "待检查",
  LIST_EXPORTED: "清单已导出",
  ON_SITE: "现场检查中",
  FINDINGS: "发现问题",
  RECTIFY: "整改中",
  RESUBMITTED: "待复查",
  ESCALATED: "已通报",
  VERIFIED: "复查通过",
  CLOSED: "已结案",
};
