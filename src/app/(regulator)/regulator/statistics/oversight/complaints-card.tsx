import { outcomeLabels, stateLabels } from "@/features/complaints";
import { type ComplaintCount, complaintStates, stateRows } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { type Asked, exportAddress } from "../addresses";
import { ChartCard } from "../chart-card";

/** How far complaints are and how they ended: numbers alone. */
export function ComplaintsCard({ read, asked: { kept } }: { read: readonly ComplaintCount[]; asked: Asked }) {
  const rows = stateRows(read, complaintStates);
  const all = rows.reduce((sum, { times }) => sum + times, 0);
  const ended = (["UPHELD", "PARTLY", "DISMISSED"] as const).map((outcome) => ({
    outcome,
    times: read.filter((one) => one.outcome === outcome).reduce((sum, { times }) => sum + times, 0),
  }));
  const decided = ended.reduce((sum, { times }) => sum + times, 0);
  const finding =
    all === 0
      ? "这段时间没有收到举报"
      : `收到举报 ${all} 件，已有结论 ${decided} 件${decided > 0 ? `：${ended.map(({ outcome, times }) => `${outcomeLabels[outcome]} ${times} 件`).join("，")}` : ""}`;
  return (
    <ChartCard
      finding={finding}
      empty={all === 0}
      exportHref={exportAddress("complaints", kept)}
      note={
        <>
          按收到的日期计，只有件数，不分监督区域和专家库。复查过的按复查结论。办理见
          <a href="/regulator/complaints">举报</a>。
        </>
      }
    >
      <Chart
        alt={`举报的办理状态。${finding}。数据见下表。`}
        categories={rows.map(({ state }) => stateLabels[state])}
        series={[{ name: "举报", data: rows.map(({ times }) => times) }]}
        unit="件"
        lying
      />
      <Table
        caption="举报的办理状态"
        rows={rows}
        rowKey={(row) => row.state}
        phone="scroll"
        columns={[
          { head: "状态", names: true, cell: (row) => stateLabels[row.state] },
          { head: "举报", numeric: true, cell: (row) => row.times },
        ]}
      />
    </ChartCard>
  );
}
