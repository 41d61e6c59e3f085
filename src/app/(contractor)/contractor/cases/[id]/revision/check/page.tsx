import { redirect } from "next/navigation";
import { PlanCompare } from "@/app/approval-views/plan-compare";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findRevisionDesk } from "@/features/approvals";
import { SubmitRevisionForm } from "@/features/approvals/components/contractor-forms";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { onPlatform } from "../../../../words";
import { type CaseParams, ownCase } from "../../own-case";

/** 核对: file and reply table once more, and what is still missing. */
export default async function RevisionCheckPage({ params }: CaseParams) {
  const { ctx, dossier, path, crumbs } = await ownCase(params, "/revision/check", "FILE");
  const desk = await found(ctx, findRevisionDesk(ctx, dossier.case.id));
  const back = `${path}/revision`;
  if (desk.case.state !== "REVISION" || desk.rounds[0]?.state === "LEADER_REVIEW") redirect(back);
  const before = desk.rounds[0]?.plan ?? desk.reviewed;
  const title = `核对修改稿${onPlatform}`;
  const head = (
    <PageHead title="核对修改稿" lead={`${desk.case.number} ${desk.case.title}`} backHref={back} />
  );
  const summary = (
    <>
      <PlanCompare before={before} after={desk.plan} href={(id) => `/api/files/${id}`} />
      <Card title="修改对照表">
        <SummaryList
          rows={desk.required.map(({ id, ordinal, text }) => ({
            term: `第${ordinal}项 ${text}`,
            value: (
              <>
                {desk.replies[id]?.place || "未填写位置"}
                <br />
                {desk.replies[id]?.reply || "未填写修改说明"}
              </>
            ),
            changeHref: back,
          }))}
        />
      </Card>
    </>
  );
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[...crumbs, { label: "修改方案", href: back }, { label: "核对" }]}
      here={`${back}/check`}
    >
      {desk.lacks.length > 0 ? (
        <>
          <title>{title}</title>
          {head}
          <Note tone="warn" title="已保存，还不能提交">
            <ul className="stack">
              {desk.lacks.map((lack) => (
                <li key={lack}>{lack}</li>
              ))}
            </ul>
          </Note>
          {summary}
        </>
      ) : (
        <SubmitRevisionForm caseId={desk.case.id} title={title} head={head}>
          {summary}
        </SubmitRevisionForm>
      )}
    </WorkspaceShell>
  );
}
