/** The nine parts of a 专项施工方案 (建办质〔2018〕31号 二). Data. */

export const PLAN_PARTS = [
  { id: "overview", label: "工程概况", detail: "危大工程概况和特点、施工平面布置、施工要求和技术保证条件" },
  {
    id: "basis",
    label: "编制依据",
    detail: "相关法律、法规、规范性文件、标准、规范及施工图设计文件、施工组织设计等",
  },
  { id: "schedule", label: "施工计划", detail: "施工进度计划、材料与设备计划" },
  { id: "technique", label: "施工工艺技术", detail: "技术参数、工艺流程、施工方法、操作要求、检查要求等" },
  { id: "safety", label: "施工安全保证措施", detail: "组织保障措施、技术措施、监测监控措施等" },
  {
    id: "staffing",
    label: "施工管理及作业人员配备和分工",
    detail: "施工管理人员、专职安全生产管理人员、特种作业人员、其他作业人员等",
  },
  { id: "acceptance", label: "验收要求", detail: "验收标准、验收程序、验收内容、验收人员等" },
  { id: "emergency", label: "应急处置措施", detail: "险情处置、人员撤离、救援资源与联络" },
  { id: "calculation", label: "计算书及相关施工图纸", detail: "计算书、验算依据和相关施工图纸" },
] as const;

export type PlanPartId = (typeof PLAN_PARTS)[number]["id"];

export const PLAN_PART_IDS = PLAN_PARTS.map((part) => part.id);

/** The parts that a checklist has not ticked, in the order of the rule. */
export function missingPlanParts(ticked: readonly string[]): (typeof PLAN_PARTS)[number][] {
  return PLAN_PARTS.filter((part) => !ticked.includes(part.id));
}
