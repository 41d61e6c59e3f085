import { redrawLabels, redrawRows, type Vacancy } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { type Asked, exportAddress } from "../addresses";
import { ChartCard } from "../chart-card";

/** Why seats had to be drawn again. */
export function RedrawsCard({ read, asked: { kept } }: { read: readonly Vacancy[]; asked: Asked }) {
  const rows = redrawRows(read);
  const all = rows.reduce((sum, { times }) => sum + times, 0);
  const [first] = rows;
  const finding = first
    ? `补抽席位 ${all} 个，最多的原因是“${redrawLabels[first.reason]}”（${first.times} 个）`
    : "没有补抽过的席位";
  return (
    <ChartCard finding={finding} empty={all === 0} exportHref={exportAddress("redraws", kept)}>
      <Chart
        alt={`补抽席位的原因。${finding}。数据见下表。`}
        categories={rows.map(({ reason }) => redrawLabels[reason])}
        series={[{ name: "席位", data: rows.map(({ times }) => times), tone: "warn" }]}
        unit="个"
        lying
      />
      <Table
        caption="补抽席位的原因"
        rows={rows}
        rowKey={(row) => row.reason}
        phone="scroll"
        columns={[
          { head: "原因", names: true, cell: (row) => redrawLabels[row.reason] },
          { head: "席位", numeric: true, cell: (row) => row.times },
        ]}
      />
    </ChartCard>
  );
}
