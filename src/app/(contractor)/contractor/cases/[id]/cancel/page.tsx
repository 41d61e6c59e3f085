import { WorkspaceShell } from "@/app/workspace-shell";
import { wasCaseInvited, whyNotCancel, whyNotRequestCancel } from "@/features/reviews";
import { cancelCaseAction, requestCancelAction } from "@/features/reviews/actions";
import { ActionForm } from "@/ui/action-form";
import { ButtonLink } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { onPlatform } from "../../../words";
import { type CaseParams, ownCase } from "../own-case";

/** 撤销: freely before the first invitation, afterwards by asking the station. */
export default async function CancelPage({ params }: CaseParams) {
  const { ctx, dossier, path, crumbs } = await ownCase(params, "/cancel", "DRAW");
  const { case: facts } = dossier;
  const standing = { ...facts, invited: await wasCaseInvited(ctx, facts.id) };
  const refusal = standing.invited ? whyNotRequestCancel(standing) : whyNotCancel(standing);
  const title = standing.invited ? "申请撤销论证项目" : "撤销论证项目";
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: title }]} here={`${path}/cancel`}>
      {refusal ? (
        <>
          <title>{title + onPlatform}</title>
          <PageHead title={title} backHref={path} />
          <p>{refusal.sentence}</p>
          <ButtonLink href={path}>返回论证项目</ButtonLink>
        </>
      ) : (
        <ActionForm
          action={standing.invited ? requestCancelAction : cancelCaseAction}
          title={title + onPlatform}
          head={
            <PageHead
              title={title}
              lead={
                standing.invited
                  ? "已经向专家发出邀请，撤销须由市监督站审批。审批前邀请继续有效。"
                  : "撤销后不能恢复；其中的危大工程可以重新申报。"
              }
              backHref={path}
            />
          }
        >
          <input type="hidden" name="caseId" value={facts.id} />
          <TextArea name="reason" label="理由" />
          <SubmitButton>{standing.invited ? "提交撤销申请" : "确认撤销"}</SubmitButton>
        </ActionForm>
      )}
    </WorkspaceShell>
  );
}
