import { Card } from "@/ui/card";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";

type Month = { readonly month: string; readonly experts: number };

const monthWords = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** When terms end in the coming year: a cliff asks for a renewal campaign in time. */
export function TermEndsCard({ months }: { months: readonly Month[] }) {
  const total = months.reduce((sum, { experts }) => sum + experts, 0);
  const peak = months.reduce((most, one) => (one.experts > most.experts ? one : most), months[0]!);
  const finding =
    total === 0
      ? "未来一年没有聘期届满的专家"
      : `未来一年有 ${total} 人聘期届满，${monthWords(peak.month)}最多（${peak.experts} 人）`;
  return (
    <Card title={finding}>
      <Chart
        alt={`未来十二个月各月聘期届满人数。${finding}。数据见下表。`}
        categories={months.map(({ month }) => month.slice(2))}
        series={[{ name: "聘期届满", data: months.map(({ experts }) => experts) }]}
        unit="人"
      />
      <Table
        caption="各月聘期届满人数"
        rows={months}
        rowKey={(row) => row.month}
        phone="scroll"
        columns={[
          { head: "月份", names: true, cell: (row) => monthWords(row.month) },
          { head: "届满人数", numeric: true, cell: (row) => row.experts },
        ]}
      />
    </Card>
  );
}
