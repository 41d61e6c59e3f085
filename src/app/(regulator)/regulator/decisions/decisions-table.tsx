import { decisionLabels, type ListedDecision } from "@/features/experts";
import { formatInstant } from "@/features/rulebook";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { decisionStatus } from "./words";

/** Decisions one below the other: what about whom, whose, and how far. */
export function DecisionsTable({ rows, caption }: { rows: readonly ListedDecision[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "决定 / 文号",
          names: true,
          cell: (row) => (
            <>
              <a href={`/regulator/decisions/${row.id}`}>
                {decisionLabels[row.kind]}：{row.expertName}
              </a>
              <br />
              <span className="small muted">{row.document}</span>
            </>
          ),
        },
        { head: "专家编号", cell: (row) => <span className="num">{row.expertNumber}</span> },
        {
          head: "状态",
          cell: (row) => {
            const { label, tone } = decisionStatus(row.state);
            return (
              <>
                <Tag tone={tone}>{label}</Tag>
                {row.state === "PROPOSED" && row.documents === 0 ? (
                  <div className="small muted">缺决定文书</div>
                ) : null}
              </>
            );
          },
        },
        {
          head: "提出",
          cell: (row) => (
            <>
              {row.proposerName}
              <br />
              <span className="small muted">{formatInstant(row.proposedAt)}</span>
            </>
          ),
        },
        {
          head: "办结",
          cell: (row) =>
            row.decidedAt ? (
              <>
                {row.deciderName}
                <br />
                <span className="small muted">{formatInstant(row.decidedAt)}</span>
              </>
            ) : (
              "—"
            ),
        },
      ]}
    />
  );
}
