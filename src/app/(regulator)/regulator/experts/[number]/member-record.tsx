import { actionWords, actorWords } from "@/app/(admin)/admin/trace/trace-words";
import {
  conductWords,
  type ListedDecision,
  type MemberFacts,
  type MemberTraceLine,
} from "@/features/experts";
import type { MemberSeat } from "@/features/panels";
import { formatInstant, formatInstantExactly } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Pagination } from "@/ui/pagination";
import type { Paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { Trace } from "@/ui/trace";
import { DecisionsTable } from "../../decisions/decisions-table";
import { caseStatus, invitationStatus } from "../../words";

/** The panels ahead on which she sits or is asked. */
export function MemberSeats({ seats }: { seats: readonly MemberSeat[] }) {
  return (
    <Card title="未开会的论证">
      {seats.length === 0 ? (
        <p className="muted">没有在席或受邀的论证。</p>
      ) : (
        <Table
          caption="未开会的论证"
          rows={seats}
          rowKey={({ invitationId }) => invitationId}
          columns={[
            {
              head: "论证项目",
              names: true,
              cell: (row) => (
                <>
                  <a href={`/regulator/cases/${row.caseId}`}>{row.title}</a>
                  <br />
                  <span className="small muted">{row.number}</span>
                </>
              ),
            },
            {
              head: "席位",
              cell: ({ state }) => (
                <Tag tone={invitationStatus(state).tone}>{invitationStatus(state).label}</Tag>
              ),
            },
            {
              head: "项目状态",
              cell: ({ caseState }) => (
                <Tag tone={caseStatus(caseState).tone}>{caseStatus(caseState).label}</Tag>
              ),
            },
            {
              head: "论证会",
              cell: ({ meetingFrom }) => (meetingFrom ? formatInstant(meetingFrom, { year: true }) : "未定"),
            },
          ]}
        />
      )}
    </Card>
  );
}

/** 履职记录: what was recorded, with the case it comes from. */
export function MemberConduct({ facts }: { facts: MemberFacts }) {
  return (
    <Card title="履职记录">
      {facts.conduct.length === 0 ? (
        <p className="muted">没有需要记录的履职情况。</p>
      ) : (
        <Table
          caption="履职记录"
          rows={facts.conduct}
          rowKey={({ id }) => id}
          columns={[
            { head: "情况", names: true, cell: (row) => conductWords[row.kind] },
            { head: "时间", cell: (row) => formatInstant(row.occurredAt, { year: true }) },
            { head: "分值", numeric: true, cell: (row) => row.points },
            { head: "规则版本", cell: (row) => row.policyCode },
            {
              head: "依据",
              cell: (row) =>
                row.caseId ? <a href={`/regulator/cases/${row.caseId}`}>{row.caseNumber ?? "查看"}</a> : "—",
            },
          ]}
        />
      )}
    </Card>
  );
}

export function MemberDecisions({ decisions }: { decisions: readonly ListedDecision[] }) {
  if (decisions.length === 0) return null;
  return (
    <Card title="处理决定">
      <DecisionsTable rows={decisions} caption="处理决定" />
    </Card>
  );
}

type TraceProps = {
  lines: readonly MemberTraceLine[];
  at: Paging;
  href: (page: number, size: number) => string;
};

/** 全程记录 about the member, newest first. */
export function MemberTrace({ lines, at, href }: TraceProps) {
  return (
    <Card title="全程记录">
      <div id="trace" />
      {lines.length === 0 ? <p className="muted">还没有记录。</p> : null}
      <Trace
        events={lines.map((line) => ({
          id: line.id,
          at: formatInstantExactly(line.at, { year: true }),
          dateTime: line.at.toISOString(),
          actor: actorWords[line.actor] ?? line.actor,
          text: (actionWords as Readonly<Record<string, string>>)[line.action] ?? line.action,
        }))}
      />
      {lines.length > 0 ? <Pagination at={at} href={href} /> : null}
    </Card>
  );
}
