import { notFound } from "next/navigation";
import { RoundView } from "@/app/approval-views/round-view";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findRevisionDesk } from "@/features/approvals";
import { RepliesForm } from "@/features/approvals/components/contractor-forms";
import { problemSentence, sizeLimits } from "@/features/reviews";
import { formatDeadline } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { UploadForm } from "@/ui/upload-form";
import { one, type Query } from "../../../address";
import { onPlatform, sizeText } from "../../../words";
import { FileVersions } from "../file-versions";
import { type CaseParams, ownCase } from "../own-case";

/** 修改: the new version, the reply table, and what the leader said of the rounds before. */
export default async function RevisionPage({
  params,
  searchParams,
}: CaseParams & { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { ctx, dossier, path, crumbs } = await ownCase(params, "/revision");
  const desk = await found(ctx, findRevisionDesk(ctx, dossier.case.id));
  if (desk.rounds.length === 0 && desk.case.state !== "REVISION") notFound();
  const here = `${path}/revision`;
  const title = `修改方案${onPlatform}`;
  const latest = desk.rounds[0];
  const waiting = latest?.state === "LEADER_REVIEW";
  const problem = problemSentence(one(query, "problem"));
  const open = desk.case.state === "REVISION" && !waiting;
  const head = (
    <>
      {one(query, "news") === "submitted" && latest ? (
        <Banner kind="success" title={`第${latest.round}轮修改稿已提交`}>
          <p>组长应在{formatDeadline(latest.leaderDueAt)}前给出审查意见，其他专家已收到通知。</p>
        </Banner>
      ) : null}
      {open && !problem && one(query, "done") ? (
        <Banner kind="success" title="修改后的方案已收到">
          <p>请继续填写修改对照表。</p>
        </Banner>
      ) : null}
      <PageHead title="修改方案" lead={`${desk.case.number} ${desk.case.title}`} backHref={path} />
    </>
  );
  const rounds = desk.rounds.map((round) => (
    <RoundView key={round.id} round={round} required={desk.required} href={(id) => `/api/files/${id}`} />
  ));
  if (!open) {
    return (
      <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "修改方案" }]} here={here}>
        <title>{title}</title>
        {head}
        {waiting ? (
          <Note title="正在等待组长审查">
            期限：{formatDeadline(latest.leaderDueAt, { year: true })}。
            {desk.hasLeader ? "" : "组长暂缺，专家组推选或市监督站指定后继续。"}
          </Note>
        ) : null}
        {rounds}
      </WorkspaceShell>
    );
  }
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "修改方案" }]} here={here}>
      <Stack>
        <RepliesForm
          caseId={desk.case.id}
          title={title}
          head={
            <>
              {head}
              <Card title="第一步：上传修改后的方案">
                {desk.plan ? <FileVersions files={[desk.plan]} current={desk.plan.id} /> : null}
                {desk.pending ? <Note>新上传的方案正在校验或查毒，请稍候刷新。</Note> : null}
                <UploadForm
                  action={`/api/uploads/${desk.case.id}/plan`}
                  page={here}
                  label="修改后的专项施工方案"
                  accept=".pdf,application/pdf"
                  hint={`PDF格式，不超过${sizeText(sizeLimits.plan)}；上传即成为新的版本，原来的版本保留。`}
                  error={problem ?? undefined}
                  look="quiet"
                />
              </Card>
              <h2>第二步：填写修改对照表</h2>
            </>
          }
          items={desk.required.map(({ id, ordinal, text }) => ({
            id,
            ordinal,
            text,
            place: desk.replies[id]?.place ?? "",
            reply: desk.replies[id]?.reply ?? "",
          }))}
        />
        {rounds}
      </Stack>
    </WorkspaceShell>
  );
}
