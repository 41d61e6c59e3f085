import type { FoundApproval } from "@/features/approvals";
import { conclusionLabels, headingCodes, headingLabels, severityLabels } from "@/features/reports";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";

/** What the supervising unit must have read: the panel's conclusion, and after 修改后通过 the leader's word on the revision. */
export function LeaderOpinion({ view }: { view: FoundApproval }) {
  const { report, opinion } = view;
  if (!report?.conclusion) return null;
  return (
    <Card title="专家审查意见">
      <Facts
        items={[
          { term: "论证结论", value: conclusionLabels[report.conclusion] },
          ...headingCodes.flatMap((code) =>
            report.headings[code] ? [{ term: headingLabels[code], value: report.headings[code] }] : [],
          ),
          ...report.items.map(({ ordinal, severity, text }) => ({
            term: `第${ordinal}项（${severityLabels[severity]}）`,
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
