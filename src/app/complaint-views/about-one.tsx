import { bodyLabels, type ComplaintAbout, outcomeLabels } from "@/features/complaints";
import { AccusedReviewForm, StatementForm } from "@/features/complaints/components/accused-forms";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { type Fact, Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

const told: Readonly<Record<string, string>> = {
  stated: "说明已提交",
  review: "已收到复查申请，由其他同志复查",
};

/** What the accused reads of one complaint and may answer: the summary, never the author or her words (D12). */
export function AboutOne({ one, base, news }: { one: ComplaintAbout; base: string; news: string }) {
  return (
    <>
      {told[news] ? <Banner kind="success" title={told[news]} /> : null}
      <PageHead title={`举报 ${one.number}`} lead={`由${bodyLabels[one.body]}办理`} backHref={base} />
      <Stack>
        <Card>
          <Facts items={factsOf(one)} />
        </Card>
        {one.whyNotState === null ? (
          <>
            <Note>
              <p>
                举报没有查实以前，不影响资格和评价。请如实说明；不得打听举报人，不得打击报复。
                {one.statementBy
                  ? `请在${formatDeadline(one.statementBy)}前提交，逾期不提交的，依据已有材料作出结论。`
                  : ""}
              </p>
            </Note>
            <Card title="说明情况">
              <StatementForm complaintId={one.id} />
            </Card>
          </>
        ) : null}
        {one.whyNotReview === null && one.reviewUntil ? (
          <Card title="不服处理结论">
            <AccusedReviewForm complaintId={one.id} until={formatDeadline(one.reviewUntil)} />
          </Card>
        ) : null}
      </Stack>
    </>
  );
}

const long = (text: string) => <span className="whitespace-pre-line">{text}</span>;

function factsOf(one: ComplaintAbout): Fact[] {
  return [
    { term: "举报内容摘要", value: long(one.summary ?? "") },
    ...(one.toldAt ? [{ term: "告知时间", value: formatInstant(one.toldAt, { year: true }) }] : []),
    ...(one.statement ? [{ term: "您的说明", value: long(one.statement) }] : []),
    ...(one.statedAt ? [{ term: "提交时间", value: formatInstant(one.statedAt, { year: true }) }] : []),
    ...(one.statement && !one.outcome
      ? [{ term: "办理情况", value: "办理中，作出结论后在这里告知，并发短信提醒" }]
      : []),
    ...(one.outcome ? [{ term: "处理结论", value: outcomeLabels[one.outcome] }] : []),
    ...(one.answer ? [{ term: "处理意见", value: long(one.answer) }] : []),
    ...(one.reviewAskedAt
      ? [{ term: "申请复查", value: formatInstant(one.reviewAskedAt, { year: true }) }]
      : []),
    ...(one.reviewOutcome ? [{ term: "复查结论", value: outcomeLabels[one.reviewOutcome] }] : []),
    ...(one.reviewAnswer ? [{ term: "复查意见", value: long(one.reviewAnswer) }] : []),
  ];
}
