import { redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { libraryLabels, partyLabels } from "@/features/projects";
import { currentFiles, fileKindLabels, whyNotChange } from "@/features/reviews";
import { submitCaseAction } from "@/features/reviews/actions";
import { PLAN_PARTS } from "@/features/rulebook";
import { ActionForm } from "@/ui/action-form";
import { ButtonLink } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Hash } from "@/ui/hash";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { SummaryList, type SummaryRow } from "@/ui/summary-list";
import { onPlatform, resultText, sizeText, specialtyText } from "../../../words";
import { type CaseParams, ownCase } from "../own-case";

type Dossier = Awaited<ReturnType<typeof ownCase>>["dossier"];

/** 核对并提交: every answer, each with its way back, and what is still missing. */
export default async function CheckPage({ params }: CaseParams) {
  const { dossier, path, crumbs } = await ownCase(params, "/check", "FILE");
  const { case: facts, lacks } = dossier;
  if (whyNotChange(facts.state)) redirect(path);
  const head = <PageHead title="核对申报内容" lead={facts.title} backHref={`${path}/tasks`} />;
  const summary = <SummaryList rows={rowsOf(dossier, path)} />;
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "核对并提交" }]} here={`${path}/check`}>
      {lacks.length > 0 ? (
        <>
          <title>{`核对申报内容${onPlatform}`}</title>
          {head}
          <Note tone="warn" title="还不能提交">
            <ul className="stack">
              {lacks.map((lack) => (
                <li key={lack.sentence}>
                  {lack.sentence}（由{lack.who}办理）
                </li>
              ))}
            </ul>
          </Note>
          {summary}
          <ButtonLink href={`${path}/tasks`}>回到任务清单</ButtonLink>
        </>
      ) : (
        <ActionForm action={submitCaseAction} title={`核对申报内容${onPlatform}`} head={head}>
          <input type="hidden" name="caseId" value={facts.id} />
          {summary}
          <p>提交后内容和文件不能再修改，被退回后才能修改。</p>
          <Checkbox name="truthful">以上内容真实，专项施工方案与所附审核页、审查页一致</Checkbox>
          <SubmitButton>提交申报</SubmitButton>
        </ActionForm>
      )}
    </WorkspaceShell>
  );
}

function rowsOf({ case: facts, parties, files, classification, items }: Dossier, path: string): SummaryRow[] {
  const project = `/contractor/projects/${facts.projectId}`;
  const current = currentFiles(files);
  const file = (kind: "plan" | "company_review" | "supervisor_review"): SummaryRow => {
    const found = current.find((one) => one.kind === kind);
    return {
      term: fileKindLabels[kind],
      value: found?.sha256 ? (
        <>
          第{found.version}版 {found.displayName}（{sizeText(found.size)}，{found.pages}页）校验值{" "}
          <Hash value={found.sha256} />
        </>
      ) : (
        "尚未上传"
      ),
      changeHref: `${path}/files/${kind}`,
    };
  };
  return [
    { term: "论证项目名称", value: facts.title, changeHref: `${path}/edit` },
    { term: "工程", value: `${facts.projectName}（${facts.projectAddress}）`, changeHref: project },
    { term: "专家库类别", value: libraryLabels[facts.library], changeHref: project },
    { term: "监督机构", value: facts.competentBody, changeHref: project },
    {
      term: "参建各方",
      value: parties.map((party) => (
        <div key={party.id}>
          {partyLabels[party.role]}：{party.name}
        </div>
      )),
      changeHref: `${project}#parties`,
    },
    {
      term: "危大工程",
      value: items.map((item) => (
        <div key={item.id}>
          {[item.part, item.chainage, item.classification.kindLabel].filter(Boolean).join(" · ")}
        </div>
      )),
      changeHref: `${path}/edit`,
    },
    {
      term: "判定",
      value: `${resultText(classification.result)}，主专业：${specialtyText(facts.mainSpecialty)}`,
    },
    {
      term: "方案九项内容",
      value: `已确认${facts.parts.length}项，共${PLAN_PARTS.length}项`,
      changeHref: `${path}/parts`,
    },
    file("plan"),
    file("company_review"),
    file("supervisor_review"),
  ];
}
