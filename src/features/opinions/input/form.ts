import { z } from "zod";
import type { OpinionContent, OpinionItem } from "@/db/schema";
import { conclusionCodes, headingCodes, severityCodes } from "../rules/lacks";

const caseId = z.uuid("没有找到这个论证项目");
const words = (label: string, most: number) =>
  z.string().max(most, `${label}不能超过${most}个字`).default("");
const remark = words("审查意见", 5000);

export const mostItems = 100;

/** What was typed on the form's page, as far as it got: a draft may hold less. */
const headings = z.object({ COMPLETENESS: remark, CALCULATION: remark, SITE: remark });
const item = z.object({
  id: z.string().regex(/^[0-9a-z-]{1,40}$/, "这条意见的编号不正确，请刷新页面"),
  heading: z.enum(headingCodes, "请选择这条意见属于哪项论证内容").default("COMPLETENESS"),
  chapter: words("章节", 100),
  page: words("页码", 40),
  severity: z.enum(severityCodes, "请选择“必须修改”或者“建议”").default("MUST"),
  text: words("意见内容", 2000),
});

/** Which button of the form was pressed. */
const press = z
  .string()
  .regex(/^(save|add|check|remove\.[0-9]{1,3})$/)
  .catch("save");

/** The form's fields carry their place in their names: `headings.SITE`, `items.0.text`. */
export const draftInput = z.preprocess(
  unfold,
  z.object({
    caseId,
    /** The state of the draft the page was made from; empty for none. */
    base: z.string().max(40).default(""),
    press,
    headings,
    items: z.array(item).max(mostItems, `意见最多${mostItems}条`),
    defects: z.array(z.string().max(60)).max(200).default([]),
    conclusion: z.enum(["", ...conclusionCodes]).default(""),
    siteVisit: words("现场踏勘记录", 2000),
  }),
);

export type DraftInput = z.output<typeof draftInput>;

/** What is kept of it. Rows that were left empty are none. */
export function contentOf(input: DraftInput): OpinionContent {
  const removed = /^remove\.(\d+)$/.exec(input.press)?.[1];
  const items = input.items.filter((_, at) => removed === undefined || at !== Number(removed));
  return {
    headings: Object.fromEntries(
      headingCodes.flatMap((code) =>
        input.headings[code].trim() ? [[code, input.headings[code].trim()]] : [],
      ),
    ),
    items: items.filter((one) => !isBlank(one)).map((one) => ({ ...one, ...trimmed(one) })),
    defects: [...new Set(input.defects)].sort(),
    conclusion: input.conclusion === "" ? null : input.conclusion,
    siteVisit: input.siteVisit.trim(),
  };
}

const isBlank = ({ chapter, page, text }: OpinionItem) => `${chapter}${page}${text}`.trim() === "";
const trimmed = ({ chapter, page, text }: OpinionItem) => ({
  chapter: chapter.trim(),
  page: page.trim(),
  text: text.trim(),
});

/** `items.0.text` and its kind as records and lists; gaps in the numbers are closed. */
function unfold(given: unknown) {
  if (typeof given !== "object" || given === null) return given;
  const fields: Readonly<Record<string, unknown>> = { ...given };
  const items = new Map<number, Record<string, unknown>>();
  const heads: Record<string, unknown> = {};
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const [, kind, place = "", field = ""] =
      /^(items|headings)\.(\d{1,3}|[A-Z]+)(?:\.([a-z]+))?$/.exec(name) ?? [];
    if (kind === "items") items.set(Number(place), { ...items.get(Number(place)), [field]: value });
    else if (kind === "headings") heads[place] = value;
    else plain[name] = value;
  }
  const { defects } = plain;
  return {
    ...plain,
    headings: heads,
    items: [...items.entries()].sort(([a], [b]) => a - b).map(([, one]) => one),
    defects: typeof defects === "string" ? [defects] : defects,
  };
}

/** The answers as they were shown on the check page, handed in. */
export const submitInput = z.object({
  caseId,
  base: z.string().max(40),
  planFileId: z.uuid("没有找到送审的方案，请刷新页面"),
});

export const scanInput = z.object({
  caseId,
  scanFileId: z.uuid("请先上传填好的审查意见表"),
  planFileId: z.uuid("没有找到送审的方案，请刷新页面"),
  conclusion: z.enum(conclusionCodes, "请选择初步结论"),
});
