import { findingSentences, type ListedReport } from "@/features/reports";
import { formatInstant } from "@/features/rulebook";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { caseStatus } from "../words";

/** Reports one below the other, what has waited longest first. */
export function ReportsTable({ rows, caption }: { rows: readonly ListedReport[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ caseId }) => caseId}
      columns={[
        {
          head: "论证项目",
          names: true,
          cell: ({ caseId, title, number, state }) => (
            <>
              <a href={`/regulator/cases/${caseId}/${state === "MEDIATION" ? "mediation" : "report"}`}>
                {title}
              </a>
              <br />
              <span className="small muted">{number}</span>
            </>
          ),
        },
        { head: "施工单位", cell: ({ organizationName }) => organizationName },
        {
          head: "状态",
          cell: ({ state, overdueAt }) => (
            <>
              <Tag tone={caseStatus(state).tone}>{caseStatus(state).label}</Tag>{" "}
              {overdueAt ? <Tag tone="bad">逾期</Tag> : null}
            </>
          ),
        },
        { head: "上传期限", cell: ({ dueAt }) => (dueAt ? formatInstant(dueAt) : "—") },
        {
          head: "核对",
          cell: ({ acceptBy, findings }) =>
            acceptBy ? (
              <>
                {formatInstant(acceptBy)}前
                <div className="small muted">
                  {findings?.length
                    ? findings.map((one) => findingSentences[one as keyof typeof findingSentences]).join("；")
                    : "自动比对一致"}
                </div>
              </>
            ) : (
              "—"
            ),
        },
      ]}
    />
  );
}
