import { roundsLabel } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { percent } from "../../pool/words";
import { type Asked, casesAddress, exportAddress } from "../addresses";
import { ChartCard, Counted } from "../chart-card";

type Rounds = readonly { readonly rounds: number; readonly cases: number }[];

/** In how many rounds panels were drawn; every round after the first is a redraw. */
export function RoundsCard({ rows, asked: { filter, kept } }: { rows: Rounds; asked: Asked }) {
  const drawn = rows.filter(({ rounds }) => rounds > 0).reduce((sum, { cases }) => sum + cases, 0);
  const again = rows.filter(({ rounds }) => rounds > 1).reduce((sum, { cases }) => sum + cases, 0);
  const finding =
    drawn === 0
      ? "这段时间提交的论证项目还没有抽取"
      : `已抽取的 ${drawn} 项中，${again} 项（${percent(again / drawn)}）补抽过`;
  return (
    <ChartCard finding={finding} empty={drawn === 0} exportHref={exportAddress("rounds", kept)}>
      <Chart
        alt={`论证项目的抽取轮次。${finding}。数据见下表。`}
        categories={rows.map(({ rounds }) => roundsLabel(rounds))}
        series={[{ name: "论证项目", data: rows.map(({ cases }) => cases) }]}
        unit="项"
      />
      <Table
        caption="论证项目的抽取轮次"
        rows={rows}
        rowKey={(row) => String(row.rounds)}
        phone="scroll"
        columns={[
          { head: "抽取轮次", names: true, cell: (row) => roundsLabel(row.rounds) },
          {
            head: "论证项目",
            numeric: true,
            cell: (row) => (
              <Counted
                value={row.cases}
                href={casesAddress(filter, { rounds: row.rounds > 3 ? "more" : String(row.rounds) })}
              />
            ),
          },
        ]}
      />
    </ChartCard>
  );
}
