import type { ComplaintAbout } from "@/features/complaints";
import { outcomeLabels } from "@/features/complaints";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";

/** Complaints somebody was told are about her: when, what she has to do, how it ended. */
export function AboutList({ rows, base }: { rows: readonly ComplaintAbout[]; base: string }) {
  return (
    <Card>
      {rows.length === 0 ? (
        <EmptyState
          title="没有需要说明的举报"
          why="承办人请您说明情况时，会列在这里。举报没有查实以前，不影响您的评价。"
        />
      ) : (
        <Table
          caption="涉及的举报"
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { head: "编号", names: true, cell: (row) => <a href={`${base}/${row.id}`}>{row.number}</a> },
            {
              head: "告知时间",
              cell: (row) => (row.toldAt ? formatInstant(row.toldAt, { year: true }) : ""),
            },
            { head: "状态", cell: (row) => <AboutStatus one={row} /> },
            {
              head: "说明期限",
              cell: (row) =>
                row.whyNotState === null && row.statementBy ? `${formatDeadline(row.statementBy)}前` : "",
            },
          ]}
        />
      )}
    </Card>
  );
}

export function AboutStatus({ one }: { one: ComplaintAbout }) {
  const outcome = one.reviewOutcome ?? one.outcome;
  if (one.whyNotState === null) return <Tag tone="warn">请说明情况</Tag>;
  if (!outcome) return <Tag tone="run">办理中</Tag>;
  return <Tag tone={outcome === "DISMISSED" ? "good" : "bad"}>{outcomeLabels[outcome]}</Tag>;
}
