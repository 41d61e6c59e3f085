import type { Content } from "pdfmake/interfaces";
import type { OpinionContent } from "@/db/schema";
import { formatInstant, PLATFORM, STATION } from "@/features/rulebook";
import { headedTable, renderOfficialDocument } from "@/platform/document";
import { defectLabel } from "./rules/defects";
import { conclusionLabels, headingCodes, headingLabels, severityLabels } from "./rules/lacks";

/** What stands on a 审查意见表 beside the opinion itself. */
export interface OpinionPaper {
  readonly caseNumber: string;
  readonly project: string;
  readonly title: string;
  readonly meeting: string;
  readonly memberName: string;
  readonly specialty: string;
  readonly planVersion: number | null;
  /** Null: a draft, and the page says so. */
  readonly submitted: { readonly version: number; readonly at: Date; readonly late: boolean } | null;
  readonly content: OpinionContent;
}

/** 《青岛市市政公用工程专家审查意见表》 as PDF bytes, to be printed and signed. */
export function printOpinion(paper: OpinionPaper, now: Date): Promise<Buffer> {
  const { content, submitted } = paper;
  return renderOfficialDocument({
    title: "青岛市市政公用工程专家审查意见表",
    product: PLATFORM,
    author: STATION,
    mark: `${paper.caseNumber}　${paper.memberName}${submitted ? `　第${submitted.version}版` : ""}`,
    madeAt: now,
    watermark: submitted ? undefined : "草稿",
    content: [
      {
        text: "青岛市市政公用工程专家审查意见表",
        fontSize: 17,
        bold: true,
        alignment: "center",
        margin: [0, 6, 0, 14],
      },
      grid([
        ["论证项目", `${paper.caseNumber}　${paper.title}`],
        ["工程名称", paper.project],
        ["论证会", paper.meeting],
        ["专家", `${paper.memberName}（${paper.specialty}）`],
        ["方案版本", paper.planVersion === null ? "—" : `第${paper.planVersion}版`],
        [
          "提交时间",
          submitted
            ? `${formatInstant(submitted.at, { year: true })}${submitted.late ? "（会议开始后提交）" : ""}`
            : "未提交",
        ],
      ]),
      section("一、论证内容"),
      ...headingCodes.flatMap((code, at): Content[] => [
        { text: `${numbered(at)}${headingLabels[code]}`, bold: true, margin: [0, 4, 0, 2] },
        { text: content.headings[code]?.trim() || "（未填写）" },
      ]),
      items("二、具体意见", content),
      section("三、严重缺陷"),
      content.defects.length > 0
        ? { ul: content.defects.map((code) => defectLabel(code) ?? code) }
        : { text: "未发现清单所列严重缺陷。" },
      section("四、现场踏勘记录"),
      { text: content.siteVisit || "无" },
      section("五、初步结论"),
      { text: content.conclusion ? conclusionLabels[content.conclusion] : "（未选择）", bold: true },
      {
        text: "专家签名：________________　　　　日期：____年__月__日",
        alignment: "right",
        margin: [0, 36, 0, 0],
      },
    ],
  });
}

const numbered = (at: number) => `（${"一二三"[at]}）`;
const section = (text: string): Content => ({
  text,
  fontSize: 12,
  bold: true,
  margin: [0, 12, 0, 4],
});

function grid(rows: readonly [string, string][]): Content {
  return {
    table: { widths: [70, "*"], body: rows.map(([term, value]) => [{ text: term, bold: true }, value]) },
  };
}

function items(heading: string, { items: list }: OpinionContent): Content {
  if (list.length === 0) return { stack: [section(heading), { text: "无" }] };
  const head = ["序号", "论证内容", "章节", "页码", "类别", "意见"].map((text) => ({ text, bold: true }));
  return headedTable(heading, {
    widths: [28, 50, 58, 30, 48, "*"],
    body: [
      head,
      ...list.map((item, at) => [
        String(at + 1),
        // As the headings above are numbered.
        numbered(headingCodes.indexOf(item.heading)),
        item.chapter,
        item.page,
        severityLabels[item.severity],
        item.text,
      ]),
    ],
  });
}
