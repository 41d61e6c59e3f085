import type { Content, TableCell } from "pdfmake/interfaces";
import { partyLabels } from "@/features/projects";
import { formatInstant, PLATFORM, specialtyOf } from "@/features/rulebook";
import { headedTable, qrCode, renderOfficialDocument } from "@/platform/document";
import { env } from "@/platform/env";
import type { FoundReport } from "../queries/find-report";
import type { ReportContent } from "../rules/content";
import { conclusionLabels, headingCodes, headingLabels } from "../rules/labels";

const title = "专项施工方案专家论证报告";
const shade = "#f2f2f2";

/** Where anybody compares a paper with the record: the address behind the QR code of each page. */
export function reportAddress(publicCode: string): string {
  return `${env().APP_URL.replace(/\/$/, "")}/reports/${publicCode}`;
}

/** The locked report as PDF bytes: to be printed, signed by hand by everybody who attended, and scanned (四(一)4, 四(二)4). */
export function printReport(found: FoundReport): Promise<Buffer> {
  const { content, checkCode, publicCode, contentHash, lockedAt } = found;
  return renderOfficialDocument({
    title,
    product: PLATFORM,
    author: content.panel.find(({ leader }) => leader)?.name ?? "",
    mark: `论证编号 ${content.case.number}　校验码 ${checkCode}`,
    corner: () => qrCode(reportAddress(publicCode), 74),
    madeAt: lockedAt,
    content: [
      { text: title, fontSize: 18, bold: true, alignment: "center", margin: [0, 4, 0, 12] },
      section("一、工程和方案", about(content)),
      section("二、专家组意见", opinions(content)),
      changes("三、必须修改的内容", content, "MUST"),
      changes("四、建议", content, "ADVICE"),
      { stack: [section("五、论证结论", conclusion(content))], unbreakable: true },
      signatures("六、专家签名", content),
      {
        stack: [
          {
            text: `内容校验值（SHA-256）：${contentHash}。每页右上角的二维码可以查对本报告的编号、方案校验值、结论和锁定时间。锁定时间：${formatInstant(lockedAt, { year: true })}。`,
            fontSize: 8.5,
            color: "#555555",
            margin: [0, 12, 0, 0],
          },
        ],
        unbreakable: true,
      },
    ],
  });
}

function section(heading: string, body: Content): Content {
  return {
    stack: [{ text: heading, bold: true, fontSize: 12, margin: [0, 10, 0, 4] }, body],
  };
}

function facts(rows: readonly (readonly [string, string])[]): Content {
  return {
    table: {
      widths: [88, "*"],
      body: rows.map(([term, value]): TableCell[] => [{ text: term, fillColor: shade }, { text: value }]),
    },
  };
}

function about({ case: reviewed, project, parties, plan, meeting }: ReportContent): Content {
  return facts([
    ["方案名称", reviewed.title],
    ["论证编号", reviewed.number],
    ["工程名称", project.name],
    ["工程地点", project.address],
    ...parties.map(({ role, name }) => [partyWord(role), name] as const),
    ["方案文件", `${plan.name}（第${plan.version}版）`],
    ["方案校验值", `SHA-256 ${plan.sha256}`],
    [
      "论证会",
      `${meeting.from ? formatInstant(new Date(meeting.from), { year: true }) : ""}　${meeting.place}`,
    ],
  ]);
}

function partyWord(role: string): string {
  return Object.hasOwn(partyLabels, role) ? partyLabels[role as keyof typeof partyLabels] : role;
}

function opinions({ headings }: ReportContent): Content {
  return {
    stack: headingCodes.map((code, index) => ({
      stack: [
        { text: `（${"一二三"[index]}）${headingLabels[code]}`, bold: true, margin: [0, 4, 0, 2] },
        { text: headings[code], preserveLeadingSpaces: true },
      ],
    })),
  };
}

function changes(heading: string, { items }: ReportContent, severity: "MUST" | "ADVICE"): Content {
  const own = items.filter((item) => item.severity === severity);
  if (own.length === 0) return section(heading, { text: "无。" });
  const head = ["序号", severity === "MUST" ? "修改内容" : "建议内容", "方案章节", "页码"];
  return headedTable(heading, {
    widths: [32, "*", 92, 48],
    body: [
      head.map((text): TableCell => ({ text, fillColor: shade, bold: true })),
      ...own.map(({ text, chapter, page }, index): TableCell[] => [
        { text: String(index + 1), alignment: "center" },
        { text },
        { text: chapter },
        { text: page },
      ]),
    ],
  });
}

function conclusion({ conclusion: value, defects, panel }: ReportContent): Content {
  return {
    stack: [
      {
        text: [
          "经论证，专家组一致认为：本专项施工方案的论证结论为 ",
          { text: `“${conclusionLabels[value]}”`, bold: true, fontSize: 13 },
          "。",
        ],
      },
      ...(defects.length > 0 ? [{ text: `专家组认定的严重缺陷：${defects.join("；")}。` }] : []),
      {
        text: `到会专家${panel.length}人均已在平台上逐一确认以上全部内容，没有不同意见。`,
        margin: [0, 4, 0, 0],
      },
    ],
  };
}

function signatures(heading: string, { panel }: ReportContent): Content {
  const head = ["专家", "职称和专业", "工作单位", "签名（手写）", "日期"];
  return headedTable(heading, {
    widths: [66, 100, "*", 96, 62],
    heights: (row) => (row === 0 ? 18 : 36),
    body: [
      head.map((text): TableCell => ({ text, fillColor: shade, bold: true })),
      ...panel.map((one): TableCell[] => [
        { text: one.leader ? `${one.name}\n（组长）` : one.name },
        { text: `${one.title}\n${specialtyOf(one.specialty)?.label ?? one.specialty}` },
        { text: one.employer || "—" },
        "",
        "",
      ]),
    ],
  });
}
