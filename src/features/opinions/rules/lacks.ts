import type { Conclusion, OpinionContent, OpinionHeading, OpinionState, Severity } from "@/db/schema";

/** 论证内容 of 31号文 (A2.4): what an opinion and the report speak to. */
export const headingLabels: Readonly<Record<OpinionHeading, string>> = {
  COMPLETENESS: "方案内容是否完整、可行",
  CALCULATION: "计算书和验算依据、施工图是否符合有关标准规范",
  SITE: "是否满足现场实际情况，并能够确保施工安全",
};
export const headingCodes = [
  "COMPLETENESS",
  "CALCULATION",
  "SITE",
] as const satisfies readonly OpinionHeading[];

export const severityLabels: Readonly<Record<Severity, string>> = { MUST: "必须修改", ADVICE: "建议" };
export const severityCodes = ["MUST", "ADVICE"] as const satisfies readonly Severity[];

export const conclusionLabels: Readonly<Record<Conclusion, string>> = {
  PASS: "通过",
  PASS_AFTER_REVISION: "修改后通过",
  FAIL: "不通过",
};
export const conclusionCodes = [
  "PASS",
  "PASS_AFTER_REVISION",
  "FAIL",
] as const satisfies readonly Conclusion[];

export const opinionStateLabels: Readonly<Record<OpinionState, string>> = {
  NOT_STARTED: "未填写",
  DRAFT: "填写中",
  SUBMITTED: "已提交",
  SUBMITTED_LATE: "会议开始后提交",
  MISSING: "未提交",
};

export const emptyContent: OpinionContent = {
  headings: {},
  items: [],
  defects: [],
  conclusion: null,
  siteVisit: "",
};

/** Something that keeps an opinion from being handed in: the field it is about and what is wrong. */
export interface Lack {
  readonly field: string;
  readonly sentence: string;
}

/**
 * Everything missing, not only the first thing. An empty remark is no opinion (敷衍); 修改后通过 needs something
 * that must be changed, 通过 neither that nor a serious defect (A2.5, D8).
 */
export function lacksOfOpinion(content: OpinionContent): Lack[] {
  const lacks: Lack[] = headingCodes
    .filter((code) => !content.headings[code]?.trim())
    .map((code) => ({ field: `headings.${code}`, sentence: `还没有填写“${headingLabels[code]}”的审查意见` }));
  for (const [at, item] of content.items.entries()) {
    if (!item.text.trim())
      lacks.push({
        field: `items.${at}.text`,
        sentence: `第${at + 1}条意见没有写内容；不要的话请删去这一条`,
      });
  }
  if (!content.conclusion) return [...lacks, { field: "conclusion", sentence: "还没有选择初步结论" }];
  return [...lacks, ...contradictions(content)];
}

/** What does not go with the preliminary conclusion. */
export function contradictions({ conclusion, items, defects }: OpinionContent): Lack[] {
  const musts = items.filter(({ severity }) => severity === "MUST").length;
  const field = "conclusion";
  if (conclusion === "PASS" && defects.length > 0)
    return [{ field, sentence: "已勾选严重缺陷的，初步结论不能是“通过”" }];
  if (conclusion === "PASS" && musts > 0)
    return [{ field, sentence: "有“必须修改”意见的，初步结论不能是“通过”" }];
  if (conclusion === "PASS_AFTER_REVISION" && musts === 0)
    return [{ field, sentence: "初步结论为“修改后通过”的，至少要有一条“必须修改”的意见" }];
  return [];
}
