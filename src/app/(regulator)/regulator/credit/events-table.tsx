import { CreditTag } from "@/app/credit-views/credit-tag";
import { kindWords, type ListedEvent, pointsText } from "@/features/credit";
import { dateAt, formatDate, formatDeadline } from "@/features/rulebook";
import { Table } from "@/ui/table";

/** Credit events of experts and units, each with its subject, its points and how far it has come. */
export function EventsTable({ rows, caption }: { rows: readonly ListedEvent[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          head: "信用事件",
          names: true,
          cell: (row) => <a href={`/regulator/credit/${row.id}`}>{kindWords[row.kind]}</a>,
        },
        { head: "对象", cell: (row) => subjectOf(row) },
        { head: "分值", numeric: true, cell: ({ points }) => pointsText(points) },
        { head: "发生日期", cell: ({ occurredAt }) => formatDate(dateAt(occurredAt), { year: true }) },
        { head: "论证编号", cell: ({ caseNumber }) => caseNumber },
        {
          head: "异议截止",
          cell: ({ objectionDueAt }) => (objectionDueAt ? formatDeadline(objectionDueAt) : "未告知"),
        },
        { head: "状态", cell: (row) => <CreditTag event={row} /> },
      ]}
    />
  );
}

/** Who it is about, in one line. */
export function subjectOf(row: Pick<ListedEvent, "expertName" | "expertNumber" | "unit" | "uscc">): string {
  return row.expertNumber ? `${row.expertName}（${row.expertNumber}）` : `${row.unit}（${row.uscc}）`;
}
