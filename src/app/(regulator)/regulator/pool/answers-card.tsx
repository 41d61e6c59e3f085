import { Card } from "@/ui/card";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { percent, specialtyName } from "./words";

type Answers = {
  readonly specialty: string;
  readonly accepted: number;
  readonly declined: number;
  readonly silent: number;
};

/** How invitations were answered in the last year, by specialty. */
export function AnswersCard({ answers }: { answers: readonly Answers[] }) {
  const rows = answers.map((one) => ({ ...one, all: one.accepted + one.declined + one.silent }));
  const all = rows.reduce((sum, one) => sum + one.all, 0);
  const accepted = rows.reduce((sum, one) => sum + one.accepted, 0);
  const finding =
    all === 0 ? "近一年还没有邀请答复" : `近一年 ${all} 次邀请中有 ${percent(accepted / all)}应邀`;
  return (
    <Card title={finding}>
      {all === 0 ? null : (
        <>
          <Chart
            alt={`各专业邀请的答复。${finding}。数据见下表。`}
            categories={rows.map(({ specialty }) => specialtyName(specialty))}
            series={[
              { name: "应邀", data: rows.map((one) => one.accepted), tone: "good", stack: "answers" },
              { name: "谢绝", data: rows.map((one) => one.declined), tone: "warn", stack: "answers" },
              { name: "逾期或无法送达", data: rows.map((one) => one.silent), tone: "bad", stack: "answers" },
            ]}
            unit="次"
            lying
          />
          <Table
            caption="各专业邀请的答复"
            rows={rows}
            rowKey={(row) => row.specialty}
            columns={[
              { head: "专业", names: true, cell: (row) => specialtyName(row.specialty) },
              { head: "应邀", numeric: true, cell: (row) => row.accepted },
              { head: "谢绝", numeric: true, cell: (row) => row.declined },
              { head: "逾期或无法送达", numeric: true, cell: (row) => row.silent },
              { head: "应邀率", numeric: true, cell: (row) => percent(row.accepted / row.all) },
            ]}
          />
        </>
      )}
    </Card>
  );
}
