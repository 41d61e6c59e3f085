import { inspectionStateLabels } from "@/features/inspections";
import { type InspectionCount, inspectionStates, stateRows } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { type Asked, exportAddress, inspectionsAddress } from "../addresses";
import { ChartCard, Counted } from "../chart-card";

/** How far the inspections are. */
export function InspectionStatesCard({
  read,
  asked: { filter, kept },
}: {
  read: readonly InspectionCount[];
  asked: Asked;
}) {
  const rows = stateRows(read, inspectionStates);
  const all = rows.reduce((sum, { times }) => sum + times, 0);
  const closed = rows.find(({ state }) => state === "CLOSED")?.times ?? 0;
  const finding = all === 0 ? "没有办理中的监督检查" : `${all} 项检查中 ${closed} 项已结案`;
  return (
    <ChartCard finding={finding} empty={all === 0} exportHref={exportAddress("inspectionStates", kept)}>
      <Chart
        alt={`监督检查的状态。${finding}。数据见下表。`}
        categories={rows.map(({ state }) => inspectionStateLabels[state])}
        series={[{ name: "检查", data: rows.map(({ times }) => times) }]}
        unit="项"
        lying
      />
      <Table
        caption="监督检查的状态"
        rows={rows}
        rowKey={(row) => row.state}
        phone="scroll"
        columns={[
          { head: "状态", names: true, cell: (row) => inspectionStateLabels[row.state] },
          {
            head: "检查",
            numeric: true,
            cell: (row) => (
              <Counted value={row.times} href={inspectionsAddress(filter, { state: row.state })} />
            ),
          },
        ]}
      />
    </ChartCard>
  );
}
