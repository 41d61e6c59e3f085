import { type StageHours, stageLabels, stageRows } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { type Asked, exportAddress } from "../addresses";
import { ChartCard, durationWords } from "../chart-card";

const days = (hours: number | null) => Math.round((hours ?? 0) / 2.4) / 10;

/** Median and p90 of every stage. */
export function StagesCard({ read, asked: { kept } }: { read: readonly StageHours[]; asked: Asked }) {
  const rows = stageRows(read);
  const longest = rows.reduce((most, one) => ((one.median ?? 0) > (most.median ?? 0) ? one : most), rows[0]!);
  const empty = rows.every(({ cases }) => cases === 0);
  const finding =
    longest.median === null
      ? "还没有走完任何阶段的论证项目"
      : `“${stageLabels[longest.stage]}”用时最长，一半的项目不超过 ${durationWords(longest.median)}`;
  return (
    <ChartCard
      finding={finding}
      empty={empty}
      exportHref={exportAddress("stages", kept)}
      note="按自然时间计，含夜间和休息日。“进行中”包括停在该阶段后撤销的项目。九成：十个项目中九个不超过的用时。"
    >
      <Chart
        alt={`各阶段用时的中位数和九成项目的用时。${finding}。数据见下表。`}
        categories={rows.map(({ stage }) => stageLabels[stage])}
        series={[
          { name: "中位数", data: rows.map(({ median }) => days(median)) },
          { name: "九成在此以内", data: rows.map(({ p90 }) => days(p90)), tone: "warn" },
        ]}
        unit="天"
        lying
      />
      <Table
        caption="各阶段用时"
        rows={rows}
        rowKey={(row) => row.stage}
        columns={[
          { head: "阶段", names: true, cell: (row) => stageLabels[row.stage] },
          { head: "已完成项目", numeric: true, cell: (row) => row.cases },
          { head: "进行中", numeric: true, cell: (row) => row.open },
          { head: "中位数", numeric: true, cell: (row) => durationWords(row.median) },
          { head: "九成在此以内", numeric: true, cell: (row) => durationWords(row.p90) },
        ]}
      />
    </ChartCard>
  );
}
