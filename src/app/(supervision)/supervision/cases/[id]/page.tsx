import { ClassificationCard } from "@/app/(contractor)/contractor/cases/[id]/classification-card";
import { FileVersions } from "@/app/(contractor)/contractor/cases/[id]/file-versions";
import { FiledTrace } from "@/app/(contractor)/contractor/cases/[id]/filed-trace";
import { onPlatform, specialtyText, stateTone } from "@/app/(contractor)/contractor/words";
import { WorkspaceShell } from "@/app/workspace-shell";
import { libraryLabels, partyLabels } from "@/features/projects";
import { currentFiles, findDossier, listFiledTrace, stateLabels } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";

/** A filed case as the supervising unit reads it: facts, class, files, parties, trace. */
export default async function SupervisedCasePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const here = `/supervision/cases/${id}`;
  const ctx = await pageContext("supervision", here);
  const { case: facts, parties, files, classification } = await found(ctx, findDossier(ctx, id));
  const lines = await listFiledTrace(ctx, facts.id);
  return (
    <WorkspaceShell role="supervision" crumbs={[{ label: facts.title }]} here={here}>
      <title>{facts.title + onPlatform}</title>
      <PageHead
        title={facts.title}
        lead={
          <>
            {facts.number} <Tag tone={stateTone(facts.state)}>{stateLabels[facts.state]}</Tag>
          </>
        }
        backHref="/supervision"
        actions={facts.conclusion ? <ButtonLink href={`${here}/approval`}>方案审批</ButtonLink> : null}
      />
      <Card title="申报信息">
        <Facts
          items={[
            { term: "工程", value: `${facts.projectName}（${facts.projectAddress}）` },
            { term: "施工单位", value: facts.organizationName },
            { term: "专家库类别", value: libraryLabels[facts.library] },
            { term: "主专业", value: specialtyText(facts.mainSpecialty) },
            { term: "监督机构", value: facts.competentBody },
            {
              term: "提交时间",
              value: facts.submittedAt ? formatInstant(facts.submittedAt, { year: true }) : "",
            },
          ]}
        />
      </Card>
      <ClassificationCard classification={classification} />
      <Card title="文件">
        <FileVersions files={currentFiles(files)} kinds />
        <p>
          <a href={`/api/packages/${facts.id}`} download>
            导出证据包（zip）
          </a>
        </p>
      </Card>
      <Card title="参建各方">
        <Facts
          items={parties.map((party) => ({
            term: partyLabels[party.role],
            value: `${party.name}（${party.uscc}）`,
          }))}
        />
      </Card>
      <Card title="办理过程">
        <FiledTrace lines={lines} />
      </Card>
    </WorkspaceShell>
  );
}
