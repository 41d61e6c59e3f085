import { inspectionTone } from "@/app/inspection-views/words";
import { type InspectionRow, inspectionStateLabels, reasons } from "@/features/inspections";
import { formatDate } from "@/features/rulebook";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";

/** Inspections, each leading to its page; on a phone a card each. */
export function InspectionsTable({ rows, caption }: { rows: readonly InspectionRow[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          head: "工程",
          names: true,
          cell: (row) => (
            <>
              <a href={`/regulator/inspections/${row.id}`}>{row.projectName}</a>
              <br />
              <span className="small muted">{row.number}</span>
            </>
          ),
        },
        {
          head: "施工单位 / 区域",
          cell: (row) => (
            <>
              {row.organizationName}
              <br />
              <span className="small muted">{row.areaName}</span>
            </>
          ),
        },
        {
          head: "列入原因",
          cell: (row) => (
            <>
              {reasons[row.reason].label}
              <br />
              <span className="small muted">{row.fact}</span>
            </>
          ),
        },
        {
          head: "状态",
          cell: (row) => (
            <Tag tone={inspectionTone(row.state, row.overdueAt !== null)}>
              {inspectionStateLabels[row.state]}
            </Tag>
          ),
        },
        { head: "整改期限", cell: (row) => (row.dueDate ? formatDate(row.dueDate, { year: true }) : "") },
      ]}
    />
  );
}
