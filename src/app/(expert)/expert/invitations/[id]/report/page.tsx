import type { ReportDesk } from "@/features/reports";
import { reportStateLabels } from "@/features/reports";
import { ConfirmForm, StartDraftForm, TakeBackForm } from "@/features/reports/components/expert-forms";
import { ButtonLink } from "@/ui/button";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { ExpertFrame } from "../../../expert-frame";
import { onPlatform } from "../../../words";
import type { InvitationParams } from "../own-invitation";
import { AnswersCard } from "./answers-card";
import { ownReport } from "./own-report";
import { ReportText } from "./report-text";

const title = `论证报告${onPlatform}`;

/** 论证报告: read live by everybody who attends; drafted by the leader, confirmed by all. */
export default async function ReportPage({ params }: InvitationParams) {
  const { ctx, desk, path, crumbs } = await ownReport(params);
  const { report } = desk;
  const asks = report?.state === "CONFIRMING" && desk.state === "IN_MEETING" && !report.own;
  const head = (
    <PageHead
      title="论证报告"
      lead={
        <>
          {desk.title} {report ? <Tag tone="run">{reportStateLabels[report.state]}</Tag> : null}
        </>
      }
    />
  );
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={crumbs.map(({ label }, at) => (at === 0 ? crumbs[0]! : { label }))}
      here={path}
      size="elder"
    >
      {asks && report?.contentHash ? (
        <ConfirmForm
          invitationId={desk.invitationId}
          contentHash={report.contentHash}
          other={`${path}/dissent`}
          title={title}
          head={head}
        >
          <ReportText report={report} />
          <AnswersCard desk={desk} report={report} />
          <Note>
            您确认的就是上面的全部内容。到会专家全部确认后报告锁定，不能再改；之后打印，由您手写签名。
            有不同意见的请选“不同意”，不影响对您的评价。
          </Note>
        </ConfirmForm>
      ) : (
        <div className="stack">
          <title>{title}</title>
          {head}
          <Standing desk={desk} path={path} />
          {report ? <ReportText report={report} /> : null}
          {report && report.state !== "DRAFT" ? <AnswersCard desk={desk} report={report} /> : null}
        </div>
      )}
    </ExpertFrame>
  );
}

/** What the report waits for, and what the reader may do. */
function Standing({ desk, path }: { desk: ReportDesk; path: string }) {
  const { report, leads, state, invitationId } = desk;
  if (state === "MEDIATION") {
    return (
      <Note tone="warn" title="未形成一致意见">
        由市监督站组织协调，请等候通知。任何结论都不以多数票决定。
      </Note>
    );
  }
  if (state === "IN_MEETING" && (!report || report.state === "DISSENTED" || report.state === "WITHDRAWN")) {
    return (
      <>
        {report?.mediation?.note ? <Note title="协调结果">{report.mediation.note}</Note> : null}
        {leads ? (
          <StartDraftForm invitationId={invitationId} again={report !== null} />
        ) : (
          <Note>组长{desk.leaderName ?? "（待推选）"}还没有开始起草，起草后您可以在本页随时看到。</Note>
        )}
      </>
    );
  }
  if (report?.state === "DRAFT") {
    return leads && state === "IN_MEETING" ? (
      <ButtonLink big href={`${path}/draft`}>
        继续起草
      </ButtonLink>
    ) : (
      <Note>组长{desk.leaderName ?? ""}正在起草，下面是现在的草稿；刷新本页可以看到最新内容。</Note>
    );
  }
  if (report?.state === "CONFIRMING") {
    return (
      <>
        <Note>您已经答复，等待其他到会专家确认。</Note>
        {leads && report.contentHash ? (
          <TakeBackForm invitationId={invitationId} contentHash={report.contentHash} />
        ) : null}
      </>
    );
  }
  return report ? (
    <Note tone="good" title="报告已经锁定">
      请在打印的论证报告上手写签名。锁定的内容任何人都不能再改。
    </Note>
  ) : (
    <Note>论证会还没有开始，或者已经结束。</Note>
  );
}
