import type { CaseSort, SupervisedCase } from "@/features/panels";
import { dateAt, formatDeadline, formatInstant } from "@/features/rulebook";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { caseStatus, resultName, specialtyName } from "../words";

type Sorting = (sort: CaseSort) => { href: string; direction?: "asc" | "desc" };
type Props = { rows: readonly SupervisedCase[]; now: Date; caption: string; sorting?: Sorting };

/** Cases one below the other: what, whose, which class, how far, and the next instant. */
export function CasesTable({ rows, now, caption, sorting }: Props) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "论证项目 / 施工单位",
          names: true,
          cell: (row) => (
            <>
              <a href={`/regulator/cases/${row.id}`}>{row.title}</a>
              <br />
              <span className="small muted">{row.organizationName}</span>
            </>
          ),
        },
        {
          head: "编号 / 监督机构",
          sort: sorting?.("number"),
          cell: (row) => (
            <>
              <span className="whitespace-nowrap">{row.number ?? "未编号"}</span>
              <br />
              <span className="small muted">{row.jurisdictionName}</span>
            </>
          ),
        },
        {
          head: "主专业 / 判定",
          cell: (row) => (
            <>
              {specialtyName(row.mainSpecialty)}
              <br />
              <span className="small muted">{resultName(row.result)}</span>
            </>
          ),
        },
        { head: "状态", sort: sorting?.("state"), cell: (row) => <State row={row} now={now} /> },
        {
          head: "提交",
          sort: sorting?.("submitted"),
          cell: (row) => (
            <span className="whitespace-nowrap">{row.submittedAt ? dateAt(row.submittedAt) : "—"}</span>
          ),
        },
        {
          head: "论证会",
          sort: sorting?.("meeting"),
          cell: (row) => (row.meetingFrom ? formatInstant(row.meetingFrom) : "未定"),
        },
      ]}
    />
  );
}

function State({ row, now }: { row: SupervisedCase; now: Date }) {
  const { label, tone } = caseStatus(row.state);
  const overdue = row.state === "SUBMITTED" && row.admitBy !== null && row.admitBy <= now;
  return (
    <>
      <Tag tone={overdue ? "bad" : tone}>{label}</Tag>
      <span className="small muted">
        {row.state === "SUBMITTED" && row.admitBy ? (
          <>
            <br />
            <span className="md:whitespace-nowrap">{formatDeadline(row.admitBy)}前</span>
          </>
        ) : null}
        {row.rounds > 1 ? (
          <>
            <br />
            已抽 {row.rounds} 轮
          </>
        ) : null}
        {row.cancelRequestedAt && row.state !== "CANCELLED" ? (
          <>
            <br />
            申请撤销
          </>
        ) : null}
      </span>
    </>
  );
}
