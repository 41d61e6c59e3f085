import { redirect } from "next/navigation";
import { decisionLabels } from "@/features/approvals";
import { DecideForm } from "@/features/approvals/components/expert-forms";
import { Card } from "@/ui/card";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { ExpertFrame } from "../../../../expert-frame";
import { onPlatform } from "../../../../words";
import { ownRevision, type RevisionParams } from "../../own-revision";

/** 核对: the leader's opinion once more, then it is given and cannot be changed. */
export default async function OpinionCheckPage({ params }: RevisionParams) {
  const { ctx, own, path } = await ownRevision(params, "/opinion/check");
  const { draft, round } = own;
  const back = `${path}/opinion`;
  if (!own.open || !own.leads || !draft) redirect(path);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "修改稿审查", href: path }, { label: "组长审查意见", href: back }, { label: "核对" }]}
      here={`${back}/check`}
    >
      <DecideForm
        roundId={round.id}
        title={`核对审查意见${onPlatform}`}
        head={
          <PageHead
            title="请核对您的审查意见"
            lead="提交后不能修改，施工单位和监理单位都能看到。"
            backHref={back}
          />
        }
      >
        <Card>
          <SummaryList
            rows={[
              { term: "结论", value: <b>{decisionLabels[draft.decision]}</b>, changeHref: back },
              { term: "审查意见", value: draft.opinion, changeHref: back },
              {
                term: "方案版本",
                value: `第${round.plan?.version ?? ""}版，校验值 ${round.planSha256.slice(0, 8)}…`,
              },
              ...own.required.map(({ id, ordinal, text }) => ({
                term: `第${ordinal}项 ${text}`,
                value: `${draft.items[id]?.done ? "已落实" : "未落实"}${draft.items[id]?.remark ? `：${draft.items[id]?.remark}` : ""}`,
                changeHref: back,
              })),
            ]}
          />
        </Card>
      </DecideForm>
    </ExpertFrame>
  );
}
