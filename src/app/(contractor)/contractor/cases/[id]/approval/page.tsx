import { notFound } from "next/navigation";
import { ApprovalHistory } from "@/app/approval-views/approval-history";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findApproval } from "@/features/approvals";
import { ApprovalForm } from "@/features/approvals/components/contractor-forms";
import { fileKindLabels, problemSentence, type StoredFile, sizeLimits } from "@/features/reviews";
import { found } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { ErrorSummary } from "@/ui/error-summary";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { UploadForm } from "@/ui/upload-form";
import { one, type Query } from "../../../address";
import { onPlatform, sizeText } from "../../../words";
import { FileVersions } from "../file-versions";
import { type CaseParams, ownCase } from "../own-case";

type SignedKind = "company_approval" | "subcontractor_approval" | "plan";

/** 审批: signed pages, then to the supervising unit; afterwards what became of it. */
export default async function ApprovalPage({
  params,
  searchParams,
}: CaseParams & { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { ctx, dossier, path, crumbs } = await ownCase(params, "/approval");
  const view = await found(ctx, findApproval(ctx, dossier.case.id));
  if (view.case.state !== "APPROVAL" && view.approvals.length === 0) notFound();
  const here = `${path}/approval`;
  const title = `方案审批${onPlatform}`;
  const problem = problemSentence(one(query, "problem"));
  const asking = view.case.state === "APPROVAL" && !view.open;
  const head = (
    <>
      {problem ? <ErrorSummary errors={{ file: problem }} /> : null}
      {asking && !problem && one(query, "done") ? <Banner kind="success" title="文件已收到" /> : null}
      {one(query, "news") === "asked" ? <Banner kind="success" title="已报监理审查" /> : null}
      <PageHead title="方案审批" lead={`${view.case.number} ${view.case.title}`} backHref={path} />
    </>
  );
  const upload = (kind: SignedKind, label: string, file: StoredFile | null) => (
    <Card title={label}>
      {file ? <FileVersions files={[file]} current={file.id} /> : null}
      <UploadForm
        action={`/api/uploads/${view.case.id}/${kind}`}
        page={here}
        name={kind}
        label={label}
        accept=".pdf,application/pdf"
        hint={`PDF格式，不超过${sizeText(sizeLimits[kind])}。`}
        look="quiet"
      />
    </Card>
  );
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "方案审批" }]} here={here}>
      <Stack>
        {asking && view.reviewedPlan ? (
          <ApprovalForm
            caseId={view.case.id}
            title={title}
            head={
              <>
                {head}
                <Card title="报审的方案">
                  <FileVersions files={[view.reviewedPlan]} current={view.reviewedPlan.id} />
                </Card>
                {view.case.conclusion === "PASS"
                  ? upload("plan", "自行修改完善的方案（选传）", view.ownPlan)
                  : null}
                {upload("company_approval", fileKindLabels.company_approval, view.company)}
                {view.authored === "CONTRACTOR"
                  ? null
                  : upload(
                      "subcontractor_approval",
                      fileKindLabels.subcontractor_approval,
                      view.subcontractor,
                    )}
              </>
            }
            reviewed={{ label: `第${view.reviewedPlan.version}版（论证通过的版本）` }}
            own={view.ownPlan ? { label: `第${view.ownPlan.version}版（自行修改完善）` } : null}
            subcontractor={view.authored}
          />
        ) : (
          <>
            <title>{title}</title>
            {head}
            {view.open ? <Note title="已报监理审查">等待总监理工程师审查签字。</Note> : null}
            {view.granted ? (
              <Note tone="good" title="已批准，方可实施">
                <p>
                  <a href={`/site/${view.granted.siteCode}`}>查看现场公示页</a>
                </p>
                <ButtonLink href={`${path}/site-notice.pdf`} download>
                  下载现场公示牌（A4）
                </ButtonLink>
              </Note>
            ) : null}
          </>
        )}
        <ApprovalHistory approvals={view.approvals} fileOf={view.fileOf} />
        {view.case.state === "APPROVAL" || view.case.state === "APPROVED" ? (
          <p>
            <a href={`${path}/substantial`}>方案须作重大修改，重新论证</a>
          </p>
        ) : null}
      </Stack>
    </WorkspaceShell>
  );
}
