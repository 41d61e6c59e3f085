import { reasons } from "@/features/inspections";
import {
  type InspectionCount,
  inspectionReasons,
  outcomeLabels,
  outcomes,
  reasonRows,
} from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { percent } from "../../pool/words";
import { type Asked, exportAddress, inspectionsAddress } from "../addresses";
import { ChartCard, Counted } from "../chart-card";

const tones = {
  toVisit: "idle",
  clean: "good",
  rectifying: "warn",
  escalated: "bad",
  rectified: "brand",
} as const;

/** What came of the inspections, by why a project was inspected. */
export function OutcomesCard({
  read,
  asked: { filter, kept },
}: {
  read: readonly InspectionCount[];
  asked: Asked;
}) {
  const rows = reasonRows(read, inspectionReasons);
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  const all = sum(({ times }) => times);
  const visited = all - sum((row) => row.toVisit);
  const wrong = sum((row) => row.rectifying + row.escalated + row.rectified);
  const finding =
    all === 0
      ? "这段时间没有列入清单的监督检查"
      : visited === 0
        ? `列入检查 ${all} 项，都还没有检查`
        : `列入检查 ${all} 项，已检查 ${visited} 项，其中 ${wrong} 项（${percent(wrong / visited)}）发现问题`;
  return (
    <ChartCard
      finding={finding}
      empty={all === 0}
      exportHref={exportAddress("inspections", kept)}
      note="按检查清单生成的日期计。"
    >
      <Chart
        alt={`各列入原因的检查结果。${finding}。数据见下表。`}
        categories={rows.map(({ reason }) => reasons[reason].label)}
        series={outcomes.map((outcome) => ({
          name: outcomeLabels[outcome],
          data: rows.map((row) => row[outcome]),
          tone: tones[outcome],
          stack: "outcomes",
        }))}
        unit="项"
        lying
      />
      <Table
        caption="各列入原因的检查结果"
        rows={rows}
        rowKey={(row) => row.reason}
        columns={[
          { head: "列入原因", names: true, cell: (row) => reasons[row.reason].label },
          ...outcomes.map((outcome) => ({
            head: outcomeLabels[outcome],
            numeric: true,
            cell: (row: (typeof rows)[number]) => row[outcome],
          })),
          {
            head: "合计",
            numeric: true,
            cell: (row) => (
              <Counted value={row.times} href={inspectionsAddress(filter, { reason: row.reason })} />
            ),
          },
        ]}
      />
    </ChartCard>
  );
}
