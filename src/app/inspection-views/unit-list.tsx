import { type InspectionRow, inspectionStateLabels, reasons } from "@/features/inspections";
import { formatDate, formatInstant } from "@/features/rulebook";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { inspectionTone } from "./words";

/** Visits that are on record, as the inspected units read them. */
export function UnitInspections({
  rows,
  total,
  below,
}: {
  rows: readonly InspectionRow[];
  total: number;
  below: string;
}) {
  if (rows.length === 0)
    return <EmptyState title="没有监督检查记录" why="监督机构检查以后，检查记录和整改要求会列在这里。" />;
  return (
    <>
      <Toolbar total={total} />
      <Table
        caption="监督检查"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            head: "工程",
            names: true,
            cell: (row) => (
              <>
                <a href={`${below}/${row.id}`}>{row.projectName}</a>
                <br />
                <span className="small muted">{row.number}</span>
              </>
            ),
          },
          { head: "检查原因", cell: (row) => reasons[row.reason].label },
          {
            head: "检查时间",
            cell: (row) => (row.recordedAt ? formatInstant(row.recordedAt, { year: true }) : ""),
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
    </>
  );
}
