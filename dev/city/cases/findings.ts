import type { Conclusion, OpinionContent, OpinionItem } from "@/db/schema";

type Finding = Pick<OpinionItem, "heading" | "chapter" | "page" | "text">;

const mustChange: readonly Finding[] = [
  {
    heading: "CALCULATION",
    chapter: "第五章",
    page: "41",
    text: "补充第二道支撑拆除工况的验算，并给出换撑顺序。",
  },
  {
    heading: "SITE",
    chapter: "第六章",
    page: "58",
    text: "补充北侧燃气管线的保护措施和监测报警值。",
  },
  {
    heading: "COMPLETENESS",
    chapter: "第七章",
    page: "66",
    text: "验收要求中补充验收人员和验收程序。",
  },
];

const advice: readonly Finding[] = [
  { heading: "COMPLETENESS", chapter: "附图", page: "", text: "附图补充比例尺和指北针。" },
  { heading: "SITE", chapter: "第三章", page: "22", text: "雨季施工时建议增加坑内备用水泵。" },
];

const headings: Readonly<Record<Conclusion, OpinionContent["headings"]>> = {
  PASS: {
    COMPLETENESS: "方案内容完整，工艺可行。",
    CALCULATION: "计算书和验算依据符合有关标准规范。",
    SITE: "满足现场实际情况，能够确保施工安全。",
  },
  PASS_AFTER_REVISION: {
    COMPLETENESS: "方案内容基本完整，验收要求需补充。",
    CALCULATION: "计算书基本符合规范，支撑拆除工况需补充验算。",
    SITE: "基本满足现场实际情况，管线保护措施需补充。",
  },
  FAIL: {
    COMPLETENESS: "方案缺少拆撑阶段的工艺说明。",
    CALCULATION: "支护结构计算参数与地质勘察报告不符，应重新计算。",
    SITE: "未考虑北侧既有建筑的影响。",
  },
};

/** What the member on seat number `index` has to say, so that it goes with her conclusion. */
export function opinionOf(
  conclusion: Conclusion,
  index: number,
): Pick<OpinionContent, "headings" | "items" | "conclusion" | "siteVisit"> {
  const own = [
    ...(conclusion === "PASS"
      ? []
      : [{ ...mustChange[index % mustChange.length]!, severity: "MUST" as const }]),
    { ...advice[index % advice.length]!, severity: "ADVICE" as const },
  ];
  return {
    headings: headings[conclusion],
    items: own.map((item, at) => ({ ...item, id: String(at + 1) })),
    conclusion,
    siteVisit: index === 0 ? "会前到现场踏勘，基坑北侧有燃气管线和10kV电缆。" : "",
  };
}

/** The words of the common report under its three headings. */
export const reportHeadings = headings;
