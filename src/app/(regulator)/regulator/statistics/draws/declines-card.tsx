import { declineLabels, declineRows, type InvitationCount } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { type Asked, exportAddress } from "../addresses";
import { ChartCard } from "../chart-card";

/** Why experts said they could not come. */
export function DeclinesCard({ read, asked: { kept } }: { read: readonly InvitationCount[]; asked: Asked }) {
  const rows = declineRows(read).map(({ reason, times }) => ({
    reason,
    label: declineLabels[reason] ?? reason,
    times,
  }));
  const all = rows.reduce((sum, { times }) => sum + times, 0);
  const [first] = rows;
  const finding = first
    ? `答复不能参加的 ${all} 人次中，“${first.label}”最多（${first.times} 人次）`
    : "没有答复不能参加的专家";
  return (
    <ChartCard finding={finding} empty={all === 0} exportHref={exportAddress("declines", kept)}>
      <Chart
        alt={`不能参加的理由。${finding}。数据见下表。`}
        categories={rows.map(({ label }) => label)}
        series={[{ name: "人次", data: rows.map(({ times }) => times), tone: "warn" }]}
        unit="人次"
        lying
      />
      <Table
        caption="不能参加的理由"
        rows={rows}
        rowKey={(row) => row.reason}
        phone="scroll"
        columns={[
          { head: "理由", names: true, cell: (row) => row.label },
          { head: "人次", numeric: true, cell: (row) => row.times },
        ]}
      />
    </ChartCard>
  );
}
