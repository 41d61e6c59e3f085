import { firstOf, type Query } from "@/features/panels";
import { conclusionLabels, reportStateLabels, timelinessLabels } from "@/features/reports";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { instantOrDash } from "../../../words";
import { CaseFrame, type CaseParams } from "../case-page";
import { openReport } from "./open-report";
import { SideBySide } from "./side-by-side";

const news: Readonly<Record<string, string>> = {
  accepted: "已核对通过，论证项目已有结论",
  returned: "已退回，施工单位将看到退回理由",
};

/** 论证报告: what was locked, what was handed in, and what differs. */
export default async function CaseReport({
  params,
  searchParams,
}: CaseParams & { searchParams: Promise<Query> }) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { ctx, reviewed, handover, waiting, mine, path } = await openReport(id);
  const { report, submissions, deadline } = handover;
  const told = news[firstOf(query.done)];
  const last = submissions[0];
  return (
    <CaseFrame
      ctx={ctx}
      reviewed={reviewed}
      title={`论证报告：${reviewed.title}`}
      page={{ label: "论证报告", here: path }}
    >
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead
        title="论证报告"
        lead={reviewed.title}
        backHref={`/regulator/cases/${id}`}
        actions={
          mine ? (
            <Actions>
              <ButtonLink href={`${path}/accept`}>核对通过</ButtonLink>
              <ButtonLink look="quiet" href={`${path}/return`}>
                退回补正
              </ButtonLink>
            </Actions>
          ) : null
        }
      />
      {report ? (
        <>
          <Card title="锁定的报告">
            <Facts
              items={[
                { term: "状态", value: reportStateLabels[report.state] },
                { term: "论证结论", value: conclusionLabels[report.conclusion] },
                { term: "锁定时间", value: formatInstant(report.lockedAt, { year: true }) },
                {
                  term: "上传期限",
                  value: (
                    <>
                      {formatDeadline(report.dueAt, { year: true })}
                      <div className="small muted">{deadline?.explanation}</div>
                    </>
                  ),
                },
                { term: "逾期", value: report.overdueAt ? instantOrDash(report.overdueAt) : "没有" },
                ...(last
                  ? [
                      {
                        term: "提交",
                        value: `${formatInstant(last.submittedAt, { year: true })}，第${last.ordinal}次，${timelinessLabels[last.timeliness]}`,
                      },
                    ]
                  : []),
                ...(waiting
                  ? [
                      {
                        term: "核对期限",
                        value:
                          waiting.findings.length === 0
                            ? `${formatDeadline(waiting.acceptBy)}，到期没有核对的自动通过`
                            : `${formatDeadline(waiting.acceptBy)}，有不一致之处，须人工核对`,
                      },
                    ]
                  : []),
                ...(last?.returnedReason ? [{ term: "退回理由", value: last.returnedReason }] : []),
              ]}
            />
          </Card>
          {last ? <SideBySide report={report} submission={last} handover={handover} /> : null}
        </>
      ) : (
        <EmptyState title="论证报告还没有锁定" why="到会专家全部确认后，报告锁定并列在这里。" />
      )}
    </CaseFrame>
  );
}
