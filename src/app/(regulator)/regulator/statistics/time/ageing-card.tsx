import { ageBands, ageingLabels, ageingRows } from "@/features/statistics";
import { Chart, type Series } from "@/ui/chart";
import { Table } from "@/ui/table";
import { type Asked, exportAddress } from "../addresses";
import { ChartCard, Counted } from "../chart-card";

type Overdue = Parameters<typeof ageingRows>[0];
const tones: readonly Series["tone"][] = ["idle", "brand", "warn", "bad"];

/** What is overdue at this moment, by how long. */
export function AgeingCard({ read, asked: { filter, kept } }: { read: Overdue; asked: Asked }) {
  const rows = ageingRows(read);
  const all = rows.reduce((sum, { times }) => sum + times, 0);
  const old = rows.reduce((sum, { bands }) => sum + (bands.at(-1) ?? 0), 0);
  const finding = all === 0 ? "目前没有逾期未办的事项" : `目前逾期未办 ${all} 项，其中逾期30天以上 ${old} 项`;
  // The list of overdue reports has no filter: the number leads there where nothing is filtered.
  const whole = filter.district === undefined && filter.library === undefined;
  return (
    <ChartCard
      finding={finding}
      empty={all === 0}
      exportHref={exportAddress("ageing", kept)}
      note="统计此刻仍未办理的事项，不受上面的起止日期影响。"
    >
      <Chart
        alt={`逾期未办的事项及逾期时间。${finding}。数据见下表。`}
        categories={rows.map(({ kind }) => ageingLabels[kind])}
        series={ageBands.map((name, band) => ({
          name,
          data: rows.map(({ bands }) => bands[band] ?? 0),
          tone: tones[band],
          stack: "bands",
        }))}
        unit="项"
        lying
      />
      <Table
        caption="逾期未办的事项"
        rows={rows}
        rowKey={(row) => row.kind}
        columns={[
          { head: "事项", names: true, cell: (row) => ageingLabels[row.kind] },
          ...ageBands.map((head, band) => ({
            head,
            numeric: true,
            cell: (row: (typeof rows)[number]) => row.bands[band] ?? 0,
          })),
          {
            head: "合计",
            numeric: true,
            cell: (row) =>
              row.kind === "REPORT" && whole ? (
                <Counted value={row.times} href="/regulator/reports?list=overdue" />
              ) : (
                row.times
              ),
          },
        ]}
      />
    </ChartCard>
  );
}
