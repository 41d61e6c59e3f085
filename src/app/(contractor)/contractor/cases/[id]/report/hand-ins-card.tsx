import { findingSentences, type Submission, timelinessLabels } from "@/features/reports";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";

const states = {
  CHECKING: ["核对中", "run"],
  ACCEPTED: ["已通过", "good"],
  RETURNED: ["已退回", "warn"],
} as const;

/** Every hand-in with what was found and what became of it. */
export function HandInsCard({ submissions }: { submissions: readonly Submission[] }) {
  return (
    <Card title="提交记录">
      <Table
        caption="论证报告的提交记录"
        rows={submissions}
        rowKey={({ id }) => id}
        columns={[
          { head: "次序", names: true, cell: ({ ordinal }) => `第${ordinal}次` },
          { head: "提交时间", cell: ({ submittedAt }) => formatInstant(submittedAt, { year: true }) },
          { head: "时限", cell: ({ timeliness }) => timelinessLabels[timeliness] },
          {
            head: "自动比对",
            cell: ({ findings }) =>
              findings.length === 0
                ? "一致"
                : findings.map((one) => (
                    <div key={one}>{findingSentences[one as keyof typeof findingSentences]}</div>
                  )),
          },
          {
            head: "核对",
            cell: ({ state, acceptBy, returnedReason, findings }) => (
              <>
                <Tag tone={states[state][1]}>{states[state][0]}</Tag>
                {state === "CHECKING" && findings.length === 0 ? (
                  <div className="small muted">{formatDeadline(acceptBy)}前没有核对的，自动通过</div>
                ) : null}
                {returnedReason ? <div className="small">{returnedReason}</div> : null}
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
