import { type CaseCount, kindLabel, monthsAndKinds, monthsOf } from "@/features/statistics";
import { Chart, type Series } from "@/ui/chart";
import { Table } from "@/ui/table";
import { type Asked, casesAddress, exportAddress } from "./addresses";
import { ChartCard, Counted, monthTick, monthWords } from "./chart-card";

const tones: readonly Series["tone"][] = ["brand", "good", "warn"];

/** Cases filed in each month, divided into the most frequent kinds. */
export function MonthsCard({ rows, asked: { filter, kept } }: { rows: readonly CaseCount[]; asked: Asked }) {
  const { kinds, months } = monthsAndKinds(rows, monthsOf(filter.from, filter.to));
  const all = months.reduce((sum, { cases }) => sum + cases, 0);
  const most = months.reduce((best, one) => (one.cases > best.cases ? one : best), months[0]!);
  const finding =
    all === 0
      ? "这段时间没有提交的论证项目"
      : `共提交论证项目 ${all} 项，${monthWords(most.month)}最多（${most.cases} 项）`;
  const names = [...kinds.map(kindLabel), "其他类别"];
  return (
    <ChartCard
      finding={finding}
      empty={all === 0}
      exportHref={exportAddress("months", kept)}
      note="按最近一次提交申报的日期计。导出的表格列出全部类别。"
    >
      <Chart
        alt={`各月提交的论证项目，按危大工程类别。${finding}。数据见下表。`}
        categories={months.map(({ month }, index) => monthTick(month, index))}
        series={names.map((name, index) => ({
          name,
          data: months.map(({ parts }) => parts[index] ?? 0),
          tone: tones[index] ?? "idle",
          stack: "kinds",
        }))}
        unit="项"
      />
      <Table
        caption="各月提交的论证项目"
        rows={months}
        rowKey={(row) => row.month}
        phone="scroll"
        columns={[
          {
            head: "月份",
            names: true,
            cell: (row) => <span className="whitespace-nowrap">{monthWords(row.month)}</span>,
          },
          ...kinds.map((kind, index) => ({
            head: kindLabel(kind),
            numeric: true,
            cell: (row: (typeof months)[number]) => (
              <Counted
                value={row.parts[index] ?? 0}
                href={casesAddress(filter, { from: row.from, to: row.to, kind })}
              />
            ),
          })),
          { head: "其他类别", numeric: true, cell: (row) => row.parts.at(-1) ?? 0 },
          {
            head: "合计",
            numeric: true,
            cell: (row) => (
              <Counted value={row.cases} href={casesAddress(filter, { from: row.from, to: row.to })} />
            ),
          },
        ]}
      />
    </ChartCard>
  );
}
