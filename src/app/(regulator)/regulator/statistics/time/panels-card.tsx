import { hourBands, type StageHours, stageRows } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { type Asked, exportAddress } from "../addresses";
import { ChartCard, durationWords } from "../chart-card";

/** From the press of the draw until every seat was confirmed. */
export function PanelsCard({ read, asked: { kept } }: { read: readonly StageHours[]; asked: Asked }) {
  const panel = read.find(({ stage }) => stage === "PANEL");
  const row = stageRows(read).find(({ stage }) => stage === "PANEL");
  const bands = [...hourBands(panel?.hours ?? []), { label: "尚未成立或已撤销", cases: panel?.open ?? 0 }];
  const drawn = bands.reduce((sum, { cases }) => sum + cases, 0);
  const finding =
    drawn === 0
      ? "这段时间提交的论证项目还没有抽取"
      : row?.median == null
        ? `已抽取 ${drawn} 项，专家组都还没有成立`
        : `抽取后一半的专家组在 ${durationWords(row.median)}内成立，九成在 ${durationWords(row.p90)}内`;
  return (
    <ChartCard finding={finding} empty={drawn === 0} exportHref={exportAddress("panels", kept)}>
      <Chart
        alt={`发起抽取到专家组成立的用时。${finding}。数据见下表。`}
        categories={bands.map(({ label }) => label)}
        series={[{ name: "论证项目", data: bands.map(({ cases }) => cases) }]}
        unit="项"
        lying
      />
      <Table
        caption="发起抽取到专家组成立的用时"
        rows={bands}
        rowKey={(band) => band.label}
        phone="scroll"
        columns={[
          { head: "用时", names: true, cell: (band) => band.label },
          { head: "论证项目", numeric: true, cell: (band) => band.cases },
        ]}
      />
    </ChartCard>
  );
}
