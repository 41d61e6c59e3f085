import { ApprovalHistory } from "@/app/approval-views/approval-history";
import { LeaderOpinion } from "@/app/approval-views/leader-opinion";
import { RoundView } from "@/app/approval-views/round-view";
import { findApproval, findRevision } from "@/features/approvals";
import { found } from "@/platform/request";
import { EmptyState } from "@/ui/empty-state";
import { Stack } from "@/ui/layout";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

/** 修改与审批 as the regulators read it: every round, every request, every signature. */
export default async function CaseApproval({ params }: CaseParams) {
  const { id } = await params;
  const { ctx, reviewed } = await openCase(id, "/approval");
  const view = await found(ctx, findApproval(ctx, id));
  const revision = await findRevision(ctx, id);
  const nothing = view.approvals.length === 0 && (revision?.rounds.length ?? 0) === 0;
  return (
    <CaseFrame
      ctx={ctx}
      reviewed={reviewed}
      title={`修改与审批：${reviewed.title} - 专家评审平台`}
      page={{ label: "修改与审批", here: `/regulator/cases/${id}/approval` }}
    >
      <PageHead
        title="修改与审批"
        lead={`${reviewed.number ?? ""} ${reviewed.title}`}
        backHref={`/regulator/cases/${id}`}
      />
      <Stack>
        {view.granted ? (
          <Note tone="good" title="已批准，方可实施">
            <a href={`/site/${view.granted.siteCode}`}>查看现场公示页</a>
          </Note>
        ) : null}
        <LeaderOpinion view={view} />
        <ApprovalHistory approvals={view.approvals} fileOf={view.fileOf} />
        {revision?.rounds.map((round) => (
          <RoundView
            key={round.id}
            round={round}
            required={revision.required}
            href={(fileId) => `/api/files/${fileId}`}
          />
        ))}
        {nothing ? (
          <EmptyState title="还没有修改和审批" why="论证报告确认后，修改和审批的情况显示在这里。" />
        ) : null}
      </Stack>
    </CaseFrame>
  );
}
