import type { FoundApproval } from "@/features/approvals";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";

const conclusions = { PASS: "通过", PASS_AFTER_REVISION: "修改后通过", FAIL: "不通过" } as const;

/** What the supervising unit must have read: the panel's conclusion, and after 修改后通过 the leader's word on the revision. */
export function LeaderOpinion({ view }: { view: FoundApproval }) {
  const { report, opinion } = view;
  if (!report?.conclusion) return null;
  return (
    <Card title="专家审查意见">
      <Facts
        items={[
          { term: "论证结论", value: conclusions[report.conclusion] },
          ...Object.values(report.headings).map((value, index) => ({
            term: index === 0 ? "专家组意见" : "",
            value,
          })),
          ...report.items.map(({ ordinal, severity, text }) => ({
            term: `第${ordinal}项（${severity === "MUST" ? "必须修改" : "建议"}）`,
            value: text,
          })),
          ...(opinion
            ? [
                {
                  term: `组长对第${opinion.round}轮修改稿的意见`,
                  value: `${opinion.text}（${opinion.at ? formatInstant(opinion.at, { year: true }) : ""}，确认）`,
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
