import type { ApplicationSort, ListedApplication } from "@/features/experts";
import { dateAt, formatDeadline } from "@/features/rulebook";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { specialtyText } from "../words";
import { applicationStatus, kindLabels } from "./words";

type Sorting = (sort: ApplicationSort) => { href: string; direction?: "asc" | "desc" };
type Props = { rows: readonly ListedApplication[]; now: Date; sorting: Sorting };

/** Applications one below the other: who, from where, in what, how far, and the next instant. */
export function ApplicationsTable({ rows, now, sorting }: Props) {
  return (
    <Table
      caption="专家申报"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "申请人 / 工作单位",
          names: true,
          cell: (row) => (
            <>
              <a href={`/regulator/applications/${row.id}`}>{row.name}</a>
              <br />
              <span className="small muted">{row.employer ?? "无工作单位"}</span>
            </>
          ),
        },
        {
          head: "编号 / 类别",
          sort: sorting("number"),
          cell: (row) => (
            <>
              <span className="whitespace-nowrap num">{row.number ?? "未编号"}</span>
              <br />
              <span className="small muted">{kindLabels[row.kind]}</span>
            </>
          ),
        },
        {
          head: "申报专业",
          cell: (row) => row.specialties.map(({ specialty }) => specialtyText(specialty)).join("；"),
        },
        { head: "状态", cell: (row) => <State row={row} now={now} /> },
        {
          head: "提交",
          sort: sorting("submitted"),
          cell: (row) => (
            <span className="whitespace-nowrap">{row.submittedAt ? dateAt(row.submittedAt) : "—"}</span>
          ),
        },
        { head: "期限", sort: sorting("due"), cell: dueWords },
      ]}
    />
  );
}

function State({ row, now }: { row: ListedApplication; now: Date }) {
  const { label, tone } = applicationStatus(row.state);
  const overdue = row.state === "SUBMITTED" && row.checkBy !== null && row.checkBy <= now;
  const decided = row.specialties.filter(({ outcome }) => outcome !== null).length;
  return (
    <>
      <Tag tone={overdue ? "bad" : tone}>{overdue ? "审查超期" : label}</Tag>
      {row.state === "UNDER_REVIEW" ? (
        <span className="small muted">
          <br />
          已定 {decided}/{row.specialties.length} 个专业
          <br />
          我已提意见 {row.ownOpinions} 个
        </span>
      ) : null}
    </>
  );
}

function dueWords(row: ListedApplication): string {
  if (row.state === "SUBMITTED" && row.checkBy) return `${formatDeadline(row.checkBy)}前审查`;
  if (row.state === "RETURNED" && row.resubmitBy) return `${formatDeadline(row.resubmitBy)}前重新提交`;
  if ((row.state === "PUBLICITY" || row.state === "OBJECTION") && row.publicityTo)
    return `公示至${formatDeadline(row.publicityTo)}`;
  return "";
}
