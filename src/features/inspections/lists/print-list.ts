import { formatInstant, PLATFORM } from "@/features/rulebook";
import { renderOfficialDocument } from "@/platform/document";
import { reasons } from "../rules/reasons";
import type { ListedList, TeamMember } from "./find-list";
import type { InspectionRow } from "./find-rows";

/** 监督检查清单 on A4 across: one line a row; each clause stands once, below, and the rows name it by its number. */
export async function printList(
  list: ListedList,
  rows: readonly InspectionRow[],
  team: readonly TeamMember[],
  now: Date,
): Promise<Buffer> {
  const clauses = [...new Set(rows.flatMap(({ basis }) => basis))];
  const inspectors = team.filter(({ withdrawnAt }) => !withdrawnAt).map(({ name }) => name);
  const head = ["序号", "工程名称和地址", "施工单位", "论证编号、部位", "列入原因和情况", "依据", "检查情况"];
  return renderOfficialDocument({
    title: "监督检查清单",
    product: PLATFORM,
    author: list.body,
    mark: `清单编号 ${list.number}`,
    madeAt: now,
    landscape: true,
    content: [
      { text: "监督检查清单", fontSize: 18, bold: true, alignment: "center", margin: [0, 0, 0, 8] },
      {
        text: `${list.title}　清单编号：${list.number}　检查机构：${list.body}　生成时间：${formatInstant(list.createdAt, { year: true })}`,
        margin: [0, 0, 0, 4],
      },
      inspectors.length > 0
        ? { text: `检查人员（随机抽取）：${inspectors.join("、")}`, margin: [0, 0, 0, 8] }
        : { text: "", margin: [0, 0, 0, 4] },
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [26, 150, 104, 104, "*", 40, 84],
          body: [
            head.map((text) => ({ text, bold: true })),
            ...rows.map((row) => [
              String(row.ordinal),
              `${row.projectName}\n${row.projectAddress}`,
              row.organizationName,
              [row.caseNumber, row.part].filter(Boolean).join("\n") || "—",
              `${reasons[row.reason].label}\n${row.fact}`,
              row.basis.map((clause) => clauses.indexOf(clause) + 1).join("、"),
              row.recordedAt ? formatInstant(row.recordedAt, { year: true }) : "",
            ]),
          ],
        },
        fontSize: 9,
      },
      { text: "法律依据", bold: true, margin: [0, 12, 0, 4] },
      { ol: clauses, fontSize: 9 },
      {
        text: "检查人员签字：　　　　　　　　　　　　　日期：　　　年　　月　　日",
        margin: [0, 16, 0, 0],
      },
    ],
  });
}
