import { notFound } from "next/navigation";
import { FileVersions } from "@/app/(contractor)/contractor/cases/[id]/file-versions";
import { onPlatform, sizeText } from "@/app/(contractor)/contractor/words";
import { ApprovalHistory } from "@/app/approval-views/approval-history";
import { LeaderOpinion } from "@/app/approval-views/leader-opinion";
import { RoundView } from "@/app/approval-views/round-view";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findApproval, findRevision, whyNotDecideApproval } from "@/features/approvals";
import { GrantForm, OpenOpinionForm, RefuseForm } from "@/features/approvals/components/supervision-forms";
import { fileKindLabels, problemSentence, sizeLimits } from "@/features/reviews";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { ErrorSummary } from "@/ui/error-summary";
import { Hash } from "@/ui/hash";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { UploadForm } from "@/ui/upload-form";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ news?: string; problem?: string }>;
};

const news: Readonly<Record<string, string>> = {
  opened: "专家审查意见已打开，时间已记录",
  granted: "已批准，方可实施",
  refused: "已退回施工单位",
};

/** 监理审查: the leader's opinion first, then the signed page, then the decision on exactly this file (D10). */
export default async function SupervisionApprovalPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const here = `/supervision/cases/${id}/approval`;
  const ctx = await pageContext("supervision", here);
  const view = await found(ctx, findApproval(ctx, id));
  if (view.case.state !== "APPROVAL" && view.approvals.length === 0 && !view.report) notFound();
  const revision = await findRevision(ctx, id);
  const problem = problemSentence(query.problem);
  const opened = view.open ? view.open.opinionOpenedAt !== null : view.approvals.length > 0;
  const decidable =
    view.open !== null &&
    whyNotDecideApproval({ state: view.case.state, open: true, opinionOpened: opened }) === null;
  const told = news[query.news ?? ""];
  return (
    <WorkspaceShell
      role="supervision"
      crumbs={[{ label: view.case.title, href: `/supervision/cases/${id}` }, { label: "方案审批" }]}
      here={here}
    >
      <title>{`方案审批${onPlatform}`}</title>
      {problem ? <ErrorSummary errors={{ supervisor_approval: problem }} /> : null}
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead
        title="方案审批"
        lead={`${view.case.number} ${view.case.title}`}
        backHref={`/supervision/cases/${id}`}
      />
      <Stack>
        {view.plan && view.open ? (
          <Card title="报审的方案">
            <FileVersions files={[view.plan]} current={view.plan.id} />
            <p>
              校验值（SHA-256）：
              <Hash value={view.open.planSha256} />
            </p>
          </Card>
        ) : null}
        <section id="opinion" className="stack" aria-label="专家审查意见">
          {view.open && !opened ? (
            <Card title="第一步：打开专家审查意见">
              <p>总监理工程师须先阅读专家组组长的审查意见，才能批准。打开的时间记入全程记录。</p>
              <OpenOpinionForm caseId={id} />
            </Card>
          ) : (
            <LeaderOpinion view={view} />
          )}
        </section>
        {view.open && opened ? (
          <>
            <Card title="第二步：上传总监理工程师审批页">
              {view.supervisor ? (
                <FileVersions files={[view.supervisor]} current={view.supervisor.id} />
              ) : null}
              <UploadForm
                action={`/api/uploads/${id}/supervisor_approval`}
                page={here}
                name="supervisor_approval"
                label={fileKindLabels.supervisor_approval}
                accept=".pdf,application/pdf"
                hint={`签字并加盖执业印章，PDF格式，不超过${sizeText(sizeLimits.supervisor_approval)}。`}
                look="quiet"
              />
            </Card>
            {decidable ? <GrantForm caseId={id} sha256={view.open.planSha256} /> : null}
            {decidable ? <RefuseForm caseId={id} /> : null}
          </>
        ) : null}
        {view.granted ? (
          <Note tone="good" title="已批准，方可实施">
            <a href={`/site/${view.granted.siteCode}`}>查看现场公示页</a>
          </Note>
        ) : null}
        <ApprovalHistory approvals={view.approvals} fileOf={view.fileOf} />
        {revision?.rounds.map((round) => (
          <RoundView
            key={round.id}
            round={round}
            required={revision.required}
            href={(fileId) => `/api/files/${fileId}`}
            opinionShown={opened}
          />
        ))}
      </Stack>
    </WorkspaceShell>
  );
}
