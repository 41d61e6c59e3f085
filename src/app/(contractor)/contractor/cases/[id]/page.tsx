import { redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { libraryLabels, partyLabels } from "@/features/projects";
import {
  type CaseState,
  caseWay,
  currentFiles,
  listFiledTrace,
  stateLabels,
  whyNotCancel,
  whyNotRequestCancel,
} from "@/features/reviews";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { Way } from "@/ui/way";
import { onPlatform, specialtyText, stateTone } from "../../words";
import { AfterReview } from "./after-review";
import { ClassificationCard } from "./classification-card";
import { FileVersions } from "./file-versions";
import { FiledTrace } from "./filed-trace";
import { type CaseParams, ownCase } from "./own-case";

/** A case as its contractor sees it. */
export default async function CasePage({ params }: CaseParams) {
  const { ctx, dossier, path, crumbs } = await ownCase(params);
  const { case: facts, parties, files, classification } = dossier;
  if (facts.state === "DRAFT") redirect(`${path}/tasks`);
  const lines = await listFiledTrace(ctx, facts.id);
  return (
    <WorkspaceShell role="contractor" crumbs={crumbs} here={path}>
      <title>{facts.title + onPlatform}</title>
      <PageHead
        title={facts.title}
        lead={
          <>
            {facts.number} <Tag tone={stateTone(facts.state)}>{stateLabels[facts.state]}</Tag>
          </>
        }
        actions={<NextAct state={facts.state} path={path} />}
      />
      <Way steps={caseWay(facts)} />
      <Standing facts={facts} />
      <Card title="申报信息">
        <Facts
          items={[
            {
              term: "工程",
              value: <a href={`/contractor/projects/${facts.projectId}`}>{facts.projectName}</a>,
            },
            { term: "专家库类别", value: libraryLabels[facts.library] },
            { term: "主专业", value: specialtyText(facts.mainSpecialty) },
            { term: "监督机构", value: facts.competentBody },
            {
              term: "提交时间",
              value: facts.submittedAt ? formatInstant(facts.submittedAt, { year: true }) : "",
            },
            {
              term: "受理时间",
              value: facts.admittedAt ? formatInstant(facts.admittedAt, { year: true }) : "尚未受理",
            },
            { term: "适用规则", value: `${facts.policyCode} 版` },
          ]}
        />
      </Card>
      <AfterReview reviewed={facts} path={path} />
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
      {whyNotCancel({ ...facts, invited: false }) === null ||
      whyNotRequestCancel({ ...facts, invited: true }) === null ? (
        <p>
          <a href={`${path}/cancel`}>撤销论证项目</a>
        </p>
      ) : null}
    </WorkspaceShell>
  );
}

function NextAct({ state, path }: { state: CaseState; path: string }) {
  if (state === "RETURNED") return <ButtonLink href={`${path}/tasks`}>修改并重新提交</ButtonLink>;
  if (state === "ADMITTED") return <ButtonLink href={`${path}/draw`}>填写抽取条件</ButtonLink>;
  if (state === "DRAWING") return <ButtonLink href={`${path}/draw`}>抽取专家</ButtonLink>;
  const meeting: readonly CaseState[] = ["PANEL_FORMED", "PRE_REVIEW", "IN_MEETING", "SUSPENDED"];
  if (meeting.includes(state)) return <ButtonLink href={`${path}/meeting`}>办理论证会</ButtonLink>;
  if (state === "AWAITING_REPORT")
    return <ButtonLink href={`${path}/report`}>上传论证报告和签到表</ButtonLink>;
  if (state === "REPORT_CHECK") return <ButtonLink href={`${path}/report`}>查看论证报告</ButtonLink>;
  if (state === "REVISION") return <ButtonLink href={`${path}/revision`}>修改方案</ButtonLink>;
  if (state === "APPROVAL") return <ButtonLink href={`${path}/approval`}>方案审批</ButtonLink>;
  if (state === "APPROVED") return <ButtonLink href={`${path}/approval`}>方案审批和现场公示牌</ButtonLink>;
  const drawn: readonly CaseState[] = ["INVITING", "POOL_EXHAUSTED"];
  return drawn.includes(state) ? <ButtonLink href={`${path}/panel`}>查看抽取和确认进度</ButtonLink> : null;
}

type CaseFacts = Awaited<ReturnType<typeof ownCase>>["dossier"]["case"];

/** What the case waits for, or why it stopped. */
function Standing({ facts }: { facts: CaseFacts }) {
  if (facts.state === "SUBMITTED" && facts.admitBy) {
    return (
      <Note>
        等待{facts.competentBody}在 {formatDeadline(facts.admitBy)}{" "}
        前受理或退回；到时没有办理且自动检查合格的，系统自动受理。
      </Note>
    );
  }
  if (facts.state === "RETURNED" && facts.returnedReason) {
    return (
      <Note tone="warn" title="已退回，理由如下">
        <ul className="stack">
          {facts.returnedReason.split("\n").map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Note>
    );
  }
  if (facts.state === "CANCELLED") return <Note title="已撤销">{facts.cancelReason}</Note>;
  return facts.cancelRequestedAt ? (
    <Note tone="warn" title="已申请撤销">
      {formatInstant(facts.cancelRequestedAt)} 提交，等待市监督站审批。理由：{facts.cancelReason}
    </Note>
  ) : null;
}
