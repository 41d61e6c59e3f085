import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { PLAN_PARTS } from "@/features/rulebook";
import { renderPdf } from "@/platform/document";
import { table } from "./blocks";
import { calculation } from "./chapters/calculation";
import { basis, overview } from "./chapters/overview";
import { acceptance, emergency, safety, staffing } from "./chapters/safety";
import { schedule, technique } from "./chapters/technique";
import { type PlanFacts, withDefaults } from "./plan-facts";

const numerals = "一二三四五六七八九";
const chapters = {
  overview,
  basis,
  schedule,
  technique,
  safety,
  staffing,
  acceptance,
  emergency,
  calculation,
};

/**
 * A deep-excavation plan (专项施工方案) as a real PDF: cover, contents with page numbers, the nine parts of
 * 建办质〔2018〕31号, and as many pages of monitoring records behind them as `pages` (at least) demands.
 */
export async function makePlanPdf(options: PlanFacts & { pages?: number }): Promise<Buffer> {
  const { pages = 0, ...rest } = options;
  const facts = withDefaults(rest);
  let drawn = 0;
  const render = (records: number) =>
    renderPdf(
      layout(facts, records, (count) => {
        drawn = count;
      }),
    );
  const plain = await render(0);
  return drawn >= pages ? plain : render(pages - drawn);
}

function layout(
  facts: Required<PlanFacts>,
  records: number,
  counted: (pages: number) => void,
): TDocumentDefinitions {
  return {
    info: { title: facts.title, author: facts.contractor, subject: facts.projectName },
    language: "zh-CN",
    pageSize: "A4",
    pageMargins: [64, 76, 56, 60],
    defaultStyle: { fontSize: 10.5, lineHeight: 1.35 },
    styles,
    header: (page, count) => {
      counted(count);
      return page === 1 ? "" : header(facts, page, count);
    },
    content: [
      ...cover(facts),
      {
        toc: {
          title: { text: "目  录", style: "contents" },
          textStyle: { lineHeight: 0.95 },
          numberStyle: { fontSize: 10 },
        },
        pageBreak: "after",
      },
      ...PLAN_PARTS.flatMap((part, index) =>
        chapter(`${numerals[index]}、${part.label}`, index, chapters[part.id](facts)),
      ),
      ...recordPages(records),
    ],
  };
}

function chapter(title: string, index: number, content: Content[]): Content[] {
  const long = index !== 1;
  return [
    {
      text: title,
      style: "chapter",
      tocItem: true,
      ...(long && index > 0 ? { pageBreak: "before" as const } : {}),
    },
    ...content,
  ];
}

function header({ projectName, title }: Required<PlanFacts>, page: number, count: number): Content {
  return {
    margin: [64, 34, 56, 0],
    stack: [
      {
        columns: [
          { text: `${projectName} · ${title}`, fontSize: 8.5, color: "#444444" },
          {
            text: `第${page}页 共${count}页`,
            fontSize: 8.5,
            color: "#444444",
            alignment: "right",
            width: 90,
          },
        ],
      },
      { canvas: [{ type: "line", x1: 0, y1: 3, x2: 475, y2: 3, lineWidth: 0.5, lineColor: "#888888" }] },
    ],
  };
}

function cover({ title, projectName, contractor, date }: Required<PlanFacts>): Content[] {
  const [year, month, day] = date.split("-").map(Number);
  const blank = (label: string): Content => ({
    text: `${label}：＿＿＿＿＿＿＿＿`,
    margin: [110, 8, 0, 0],
    fontSize: 12,
  });
  return [
    { text: projectName, alignment: "center", fontSize: 18, margin: [0, 120, 0, 28] },
    { text: title, alignment: "center", fontSize: 26, bold: true, margin: [0, 0, 0, 12] },
    {
      text: "（超过一定规模的危险性较大的分部分项工程）",
      alignment: "center",
      fontSize: 12,
      margin: [0, 0, 0, 130],
    },
    blank("编  制"),
    blank("审  核"),
    blank("审  批"),
    { text: contractor, alignment: "center", fontSize: 14, margin: [0, 110, 0, 6] },
    { text: `${year}年${month}月${day}日`, alignment: "center", fontSize: 12 },
    {
      text: "本文件为平台演示用的模拟方案，工程、单位和数据均为虚构，不得用于任何实际工程。",
      alignment: "center",
      fontSize: 8.5,
      color: "#666666",
      margin: [0, 24, 0, 0],
      pageBreak: "after",
    },
  ];
}

/** One page each: initial readings of monitoring points, so that a plan can be as thick as real ones. */
function recordPages(count: number): Content[] {
  return Array.from(
    { length: count },
    (_, page): Content => ({
      stack: [
        {
          text: `附表${page + 1} 监测点初始值记录`,
          style: "section",
          ...(page === 0 ? { tocItem: true } : {}),
        },
        table(
          `第${page + 1}组测点`,
          ["测点", "里程", "初始高程(m)", "平差后(m)", "较差(mm)"],
          Array.from({ length: 22 }, (_, row) => {
            const point = page * 22 + row;
            const height = 6 + ((point * 37) % 400) / 100;
            const spread = ((point * 13) % 9) / 10;
            return [
              `DB${String(point + 1).padStart(4, "0")}`,
              `K0+${180 + ((point * 7) % 232)}`,
              height.toFixed(4),
              (height + spread / 2000).toFixed(4),
              spread.toFixed(1),
            ];
          }),
        ),
      ],
      pageBreak: "before",
    }),
  );
}

const styles: TDocumentDefinitions["styles"] = {
  contents: { fontSize: 16, bold: true, alignment: "center", margin: [0, 0, 0, 14] },
  contentsLine: { fontSize: 9.5, lineHeight: 0.85 },
  chapter: { fontSize: 15, bold: true, margin: [0, 6, 0, 8] },
  section: { fontSize: 12, bold: true, margin: [0, 8, 0, 4] },
  prose: { margin: [0, 0, 0, 4], alignment: "left" },
  caption: { fontSize: 9.5, bold: true, margin: [0, 2, 0, 4] },
  head: { bold: true, fillColor: "#eef1f4", alignment: "center" },
};
