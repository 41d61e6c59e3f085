import { type CaseCount, kindLabel, kindTotals } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { percent } from "../pool/words";
import { type Asked, casesAddress, exportAddress } from "./addresses";
import { ChartCard, Counted, kindTick } from "./chart-card";

/** Cases of each hazardous kind; each case is counted once. */
export function KindsCard({ rows, asked: { filter, kept } }: { rows: readonly CaseCount[]; asked: Asked }) {
  const kinds = kindTotals(rows);
  const all = kinds.reduce((sum, { cases }) => sum + cases, 0);
  const [first] = kinds;
  const finding = first
    ? `${kindLabel(first.kind)}的论证项目最多，占 ${percent(first.cases / all)}`
    : "没有可以按类别统计的论证项目";
  return (
    <ChartCard
      finding={finding}
      empty={all === 0}
      exportHref={exportAddress("kinds", kept)}
      note="每个论证项目只计一次，方案包含两个以上类别的计入“涉及多个类别”。"
    >
      <Chart
        alt={`各类危大工程的论证项目。${finding}。数据见下表。`}
        categories={kinds.map(({ kind }) => kindTick(kind))}
        series={[{ name: "论证项目", data: kinds.map(({ cases }) => cases) }]}
        unit="项"
        lying
      />
      <Table
        caption="各类危大工程的论证项目"
        rows={kinds}
        rowKey={(row) => row.kind}
        phone="scroll"
        columns={[
          { head: "危大工程类别", names: true, cell: (row) => kindLabel(row.kind) },
          {
            head: "论证项目",
            numeric: true,
            cell: (row) => <Counted value={row.cases} href={casesAddress(filter, { kind: row.kind })} />,
          },
          { head: "占比", numeric: true, cell: (row) => percent(row.cases / all) },
        ]}
      />
    </ChartCard>
  );
}
