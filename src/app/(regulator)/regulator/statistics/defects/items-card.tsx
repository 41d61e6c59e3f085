import { headingCodes, headingLabels } from "@/features/opinions";
import { type Finding, itemRows, kindLabel } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { type Asked, exportAddress } from "../addresses";
import { ChartCard, kindTick } from "../chart-card";

const short = { COMPLETENESS: "完整、可行", CALCULATION: "计算、图纸", SITE: "现场、安全" } as const;
const tones = ["brand", "warn", "bad"] as const;

/** How many comments reports hold on plans of each kind, by what they are about. */
export function ItemsCard({ read, asked: { kept } }: { read: readonly Finding[]; asked: Asked }) {
  const rows = itemRows(read, headingCodes);
  const by = headingCodes.map((code, index) => ({
    code,
    items: rows.reduce((sum, { must }) => sum + (must[index] ?? 0), 0),
  }));
  const most = by.reduce((best, one) => (one.items > best.items ? one : best));
  const finding =
    rows.length === 0
      ? "还没有可以统计的审查意见"
      : most.items === 0
        ? "论证报告中没有必须修改的意见"
        : `必须修改的意见最多的是“${headingLabels[most.code]}”（${most.items} 条）`;
  return (
    <ChartCard
      finding={finding}
      empty={rows.length === 0}
      exportHref={exportAddress("items", kept)}
      note="只计条数，意见原文见各项目的论证报告。"
    >
      <Chart
        alt={`各类方案必须修改的意见。${finding}。数据见下表。`}
        categories={rows.map(({ kind }) => kindTick(kind))}
        series={headingCodes.map((code, index) => ({
          name: short[code],
          data: rows.map(({ must }) => must[index] ?? 0),
          tone: tones[index],
          stack: "items",
        }))}
        unit="条"
        lying
      />
      <Table
        caption="各类方案的审查意见"
        rows={rows}
        rowKey={(row) => row.kind}
        columns={[
          { head: "危大工程类别", names: true, cell: (row) => kindLabel(row.kind) },
          { head: "论证报告", numeric: true, cell: (row) => row.reports },
          ...headingCodes.map((code, index) => ({
            head: `必须修改：${short[code]}`,
            numeric: true,
            cell: (row: (typeof rows)[number]) => row.must[index] ?? 0,
          })),
          { head: "建议", numeric: true, cell: (row) => row.advice },
          { head: "合计", numeric: true, cell: (row) => row.items },
        ]}
      />
    </ChartCard>
  );
}
