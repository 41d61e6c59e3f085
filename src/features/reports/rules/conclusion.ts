import type { Conclusion, OpinionHeading, Severity } from "@/db/schema";
import { headingCodes } from "./labels";

export interface DraftItem {
  readonly heading: OpinionHeading;
  readonly chapter: string;
  readonly page: string;
  readonly severity: Severity;
  readonly text: string;
}

export interface DraftContent<Item extends DraftItem = DraftItem> {
  readonly headings: Readonly<Partial<Record<OpinionHeading, string>>>;
  readonly items: readonly Item[];
  readonly defects: readonly string[];
  readonly conclusion: Conclusion | null;
}

/** Fewer characters cannot say what is to be changed. */
export const shortestRequirement = 8;

export interface Fault {
  /** Name of the field of the draft's form. */
  readonly field: string;
  readonly sentence: string;
}

/** Why a draft cannot be put to the panel (四(二)4, A2.5, D8); empty: it can. */
export function faultsOf(draft: DraftContent): Fault[] {
  const { headings, items, defects, conclusion } = draft;
  const required = items.filter(({ severity }) => severity === "MUST");
  const lines: [boolean, string, string][] = [
    ...headingCodes.map((heading): [boolean, string, string] => [
      !headings[heading]?.trim(),
      `headings.${heading}`,
      "请写明专家组在这一方面的意见",
    ]),
    ...items.flatMap((item, index): [boolean, string, string][] => [
      [
        item.severity === "MUST" && [...item.text.trim()].length < shortestRequirement,
        `items.${index}.text`,
        `第${index + 1}条是“必须修改”，请写清楚改什么、改到什么程度（不少于${shortestRequirement}个字）`,
      ],
      [
        item.severity === "MUST" && !item.chapter.trim() && !item.page.trim(),
        `items.${index}.chapter`,
        `第${index + 1}条是“必须修改”，请写明在方案的哪一章或哪一页`,
      ],
    ]),
    [conclusion === null, "conclusion", "请选择论证结论"],
    [conclusion === "PASS" && defects.length > 0, "conclusion", "勾选了严重缺陷，结论不能为“通过”"],
    [
      conclusion === "PASS" && required.length > 0,
      "conclusion",
      "有“必须修改”的意见，结论不能为“通过”；不是必须改的，请改为“建议”",
    ],
    [
      conclusion === "PASS_AFTER_REVISION" && required.length === 0,
      "conclusion",
      "“修改后通过”至少要有一条“必须修改”的意见",
    ],
  ];
  return lines.flatMap(([wrong, field, sentence]) => (wrong ? [{ field, sentence }] : []));
}
