import type { ListedQuestion } from "@/features/panels";
import { formatInstant, formatRemaining } from "@/features/rulebook";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { answerLabels, causeLabels, memberName, questionStatus } from "./words";

type Props = { rows: readonly ListedQuestion[]; caption: string; now: Date };

/** Questions about members one below the other, the most urgent first. */
export function QuestionsTable({ rows, caption, now }: Props) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "成员 / 原因",
          names: true,
          cell: (row) => (
            <>
              <a href={`/regulator/questions/${row.id}`}>{memberName(row)}</a>
              <br />
              <span className="small muted">{causeLabels[row.cause]}</span>
            </>
          ),
        },
        {
          head: "论证项目",
          cell: (row) => (
            <>
              <a href={`/regulator/cases/${row.caseId}`}>{row.caseTitle}</a>
              <br />
              <span className="small muted">{row.caseNumber}</span>
            </>
          ),
        },
        { head: "论证会", cell: (row) => (row.meetingFrom ? formatInstant(row.meetingFrom) : "未定") },
        {
          head: "状态",
          cell: (row) => (
            <>
              <Tag tone={questionStatus(row.state).tone}>{questionStatus(row.state).label}</Tag>
              <div className="small muted">建议{answerLabels[row.suggestion]}</div>
            </>
          ),
        },
        {
          head: "决定期限",
          cell: (row) =>
            row.state === "OPEN" ? (
              <>
                {formatInstant(row.decideBy)}
                <div className="small muted">{formatRemaining(row.decideBy, now)}</div>
              </>
            ) : (
              formatInstant(row.decidedAt ?? row.decideBy)
            ),
        },
      ]}
    />
  );
}
