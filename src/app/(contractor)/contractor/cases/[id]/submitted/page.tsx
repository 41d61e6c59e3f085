import { redirect } from "next/navigation";
import { siteFooter } from "@/app/site";
import { WorkspaceShell } from "@/app/workspace-shell";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { ButtonLink } from "@/ui/button";
import { Confirmation } from "@/ui/confirmation";
import { Facts } from "@/ui/facts";
import { PrintButton } from "@/ui/print-button";
import { PrintLine } from "@/ui/print-line";
import { onPlatform } from "../../../words";
import { type CaseParams, ownCase } from "../own-case";

/** 提交成功: the number, what happens next and when. A plain address: reloading does nothing again. */
export default async function SubmittedPage({ params }: CaseParams) {
  const { ctx, dossier, path, crumbs } = await ownCase(params, "/submitted");
  const { case: facts } = dossier;
  if (!facts.number || !facts.submittedAt) redirect(`${path}/tasks`);
  const { phone } = siteFooter();
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "提交成功" }]} here={`${path}/submitted`}>
      <title>{`申报已提交${onPlatform}`}</title>
      <Confirmation
        title="申报已提交"
        reference={{ label: "论证项目编号", value: facts.number }}
        next={
          <>
            <p>
              {facts.competentBody}
              {facts.admitBy
                ? `在 ${formatDeadline(facts.admitBy)} 前受理或退回；到时没有办理且自动检查合格的，系统自动受理。`
                : "将予以受理或退回。"}
            </p>
            <p>受理后，请回到本平台填写抽取条件，由系统随机抽取专家。</p>
          </>
        }
        contact={
          <p>
            {facts.competentBody}；平台咨询电话 {phone}
          </p>
        }
      >
        <Facts
          items={[
            { term: "论证项目", value: facts.title },
            { term: "工程", value: facts.projectName },
            { term: "施工单位", value: facts.organizationName },
            { term: "提交时间", value: formatInstant(facts.submittedAt, { year: true }) },
          ]}
        />
      </Confirmation>
      <div className="actions">
        <ButtonLink href={path}>查看论证项目</ButtonLink>
        <PrintButton>打印回执</PrintButton>
      </div>
      <PrintLine by={ctx.actor.name} at={formatInstant(ctx.now, { year: true })} />
    </WorkspaceShell>
  );
}
