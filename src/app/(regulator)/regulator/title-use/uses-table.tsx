import { daysOf, requestStatus } from "@/app/title-views/words";
import { formatDeadline } from "@/features/rulebook";
import { kindLabels, type ListedUse } from "@/features/title-use";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";

type Props = { rows: readonly ListedUse[]; now: Date; caption: string };

/** Requests one below the other: who wants to do what for whom, when. */
export function UsesTable({ rows, now, caption }: Props) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "专家",
          names: true,
          cell: (row) => (
            <>
              <a href={`/regulator/title-use/${row.id}`}>{row.name}</a>
              <br />
              <span className="small muted num">{row.number}</span>
            </>
          ),
        },
        {
          head: "活动",
          cell: (row) => (
            <>
              {kindLabels[row.kind]}
              <br />
              <span className="small muted">{row.organizer}</span>
            </>
          ),
        },
        { head: "日期", cell: daysOf },
        {
          head: "状态",
          cell: (row) => {
            const { label, tone } = requestStatus(row.state);
            return <Tag tone={tone}>{label}</Tag>;
          },
        },
        {
          head: "答复期限",
          cell: (row) =>
            row.state === "SUBMITTED" ? (
              <>
                {formatDeadline(row.decideBy)}前 {row.decideBy <= now ? <Tag tone="bad">已超期</Tag> : null}
              </>
            ) : (
              ""
            ),
        },
      ]}
    />
  );
}
