import type { MemberFacts } from "@/features/experts";
import { addDays, dateAt, formatDate, formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";

const day = (date: string) => formatDate(date, { year: true }).replace(/（.*/, "");

/** Suspensions and how the membership ended, with their documents. */
export function MemberInterruptions({ facts }: { facts: MemberFacts }) {
  const kinds = { RESIGNED: "本人退出", REMOVED: "取消资格", DECEASED: "去世注销" } as const;
  const rows = [
    ...facts.suspensions.map((row) => ({
      id: row.id,
      what: "暂停",
      from: row.suspendedFrom,
      until: row.liftedAt
        ? `${day(dateAt(row.liftedAt))}恢复`
        : row.suspendedTo
          ? `${day(addDays(dateAt(row.suspendedTo), -1))}（含当日）`
          : "作出恢复决定为止",
      reason: row.reason,
      decisionId: row.decisionId,
      document: row.document,
    })),
    ...facts.departures.map((row) => ({
      id: row.id,
      what: kinds[row.kind],
      from: row.departedAt,
      until: row.banUntil ? `${day(row.banUntil)}起可以重新申报` : "—",
      reason: row.reason,
      decisionId: row.decisionId,
      document: row.decisionId ? "决定文书" : null,
    })),
  ].sort((a, b) => b.from.getTime() - a.from.getTime());
  return (
    <Card title="暂停和退出">
      {rows.length === 0 ? (
        <p className="muted">没有暂停或退出的记录。</p>
      ) : (
        <Table
          caption="暂停和退出"
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              head: "事项",
              names: true,
              cell: (row) => <span className="whitespace-nowrap">{row.what}</span>,
            },
            { head: "自", cell: (row) => formatInstant(row.from, { year: true }) },
            { head: "至", cell: (row) => row.until },
            { head: "理由", cell: (row) => row.reason },
            {
              head: "文件",
              cell: (row) =>
                row.decisionId ? (
                  <a href={`/regulator/decisions/${row.decisionId}`}>{row.document}</a>
                ) : (
                  (row.document ?? "—")
                ),
            },
          ]}
        />
      )}
    </Card>
  );
}
