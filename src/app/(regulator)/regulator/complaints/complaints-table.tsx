import { bodyLabels, type ListedComplaint, outcomeLabels, subjectLabels } from "@/features/complaints";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { complaintStatus } from "./words";

type Props = { rows: readonly ListedComplaint[]; now: Date; caption: string };

/** Complaints one below the other: about whom, how far, until when. */
export function ComplaintsTable({ rows, now, caption }: Props) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "编号 / 被举报",
          names: true,
          cell: (row) => (
            <>
              <a href={`/regulator/complaints/${row.id}`}>{row.number}</a>
              <br />
              <span className="small muted">{row.subject}</span>
            </>
          ),
        },
        { head: "举报谁", cell: (row) => subjectLabels[row.subjectKind] },
        {
          head: "状态",
          cell: (row) => {
            const { label, tone } = complaintStatus(row.state);
            const outcome = row.reviewOutcome ?? row.outcome;
            return (
              <>
                <Tag tone={tone}>{label}</Tag>
                {outcome ? <div className="small muted">{outcomeLabels[outcome]}</div> : null}
              </>
            );
          },
        },
        {
          head: "期限",
          cell: (row) =>
            row.dueAt ? (
              <>
                {formatDeadline(row.dueAt)}前
                {row.dueAt <= now ? (
                  <>
                    {" "}
                    <Tag tone="bad">已超期</Tag>
                  </>
                ) : null}
              </>
            ) : (
              ""
            ),
        },
        { head: "收到", cell: (row) => formatInstant(row.receivedAt, { year: true }) },
        {
          head: "办理",
          cell: (row) => [bodyLabels[row.body], row.handler].filter(Boolean).join("，"),
        },
      ]}
    />
  );
}
