import { countRerolls, findLane } from "@/features/approvals";
import { findMeeting } from "@/features/meetings";
import {
  firstOf,
  listCaseInvitations,
  listCaseItems,
  listCaseTrace,
  listLateConflicts,
  listOpenQuestionsOf,
  listRounds,
  listSeats,
  listSupervisedFiles,
  type Query,
} from "@/features/panels";
import { listParties } from "@/features/projects";
import { caseWay } from "@/features/reviews";
import { boundedRead } from "@/platform/bounded-read";
import { Card } from "@/ui/card";
import { Columns, Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { type Paging, paging } from "@/ui/paging";
import { Tag } from "@/ui/tag";
import { Way } from "@/ui/way";
import { addressOf } from "../../address";
import { pagingQuery } from "../../paging-query";
import { caseStatus, instantOrDash } from "../../words";
import { CaseActions } from "./case-actions";
import { CaseExhaustion } from "./case-exhaustion";
import { CaseParties, CaseSummary } from "./case-facts";
import { CaseFiles } from "./case-files";
import { CaseHistory } from "./case-history";
import { CaseItems } from "./case-items";
import { CaseMeeting } from "./case-meeting";
import { CaseFrame, type CaseParams, openCase } from "./case-page";
import { CaseInvitations, CaseRounds, CaseSeats } from "./case-panel";
import { CaseQuestions } from "./case-questions";
import { CaseTrace } from "./case-trace";

const news: Readonly<Record<string, string>> = {
  admitted: "已受理，施工单位可以抽取专家",
  returned: "已退回，施工单位将看到退回理由",
  cancelled: "已同意撤销，专家全部解除安排",
  kept: "已不同意撤销，论证照常进行",
  rechecked: "已核对回避，没有发现需要回避的专家",
  conflict: "已核对回避，发现需要回避的专家，席位将另行补位",
};

/** A case in full: facts, classification, parties, files, draw, and the whole trace. */
export default async function RegulatorCase({
  params,
  searchParams,
}: CaseParams & { searchParams: Promise<Query> }) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { ctx, reviewed } = await openCase(id);
  let at: Paging = paging({}, 0);
  const view = await boundedRead(ctx, async (read) => ({
    parties: await listParties(read, reviewed.projectId),
    items: await listCaseItems(read, id),
    files: await listSupervisedFiles(read, id),
    seats: await listSeats(read, id),
    rounds: await listRounds(read, id),
    invitations: await listCaseInvitations(read, reviewed),
    questions: await listOpenQuestionsOf(read, id),
    conflicts: await listLateConflicts(read, id),
    lane: await findLane(read, id),
    rerolls: await countRerolls(read, { caseId: id }),
    meeting: await findMeeting({ ...ctx, ...read }, id),
    trace: await listCaseTrace(read, id, (total) => {
      at = paging(pagingQuery(query), total);
      return { limit: at.size, offset: at.offset };
    }),
  }));
  const own = `/regulator/cases/${id}`;
  const { label, tone } = caseStatus(reviewed.state);
  const told = news[firstOf(query.done)];
  return (
    <CaseFrame ctx={ctx} reviewed={reviewed} title={reviewed.title} here={addressOf(own, pagingQuery(query))}>
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead
        title={reviewed.title}
        lead={
          <>
            <span className="num">{reviewed.number ?? "未编号"}</span> · {reviewed.organizationName}{" "}
            <Tag tone={tone}>{label}</Tag>
          </>
        }
        actions={<CaseActions reviewed={reviewed} actor={ctx.actor} />}
      />
      <Way steps={caseWay(reviewed)} />
      {reviewed.cancelRequestedAt && reviewed.state !== "CANCELLED" ? (
        <Note tone="warn" title="施工单位申请撤销">
          <p>
            {instantOrDash(reviewed.cancelRequestedAt)}：{reviewed.cancelReason}
          </p>
        </Note>
      ) : null}
      {reviewed.state === "RETURNED" && reviewed.returnedReason ? (
        <Note tone="warn" title="退回理由">
          {reviewed.returnedReason.split("\n").map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Note>
      ) : null}
      <CaseExhaustion reviewed={reviewed} />
      <CaseHistory reviewed={reviewed} lane={view.lane} rerolls={view.rerolls} />
      <CaseQuestions questions={view.questions} conflicts={view.conflicts} actor={ctx.actor} />
      <Columns>
        <Stack>
          <CaseItems items={view.items} />
          <CaseFiles files={view.files} />
          <CaseRounds reviewed={reviewed} rounds={view.rounds} />
        </Stack>
        <Stack>
          <CaseSummary reviewed={reviewed} />
          <CaseMeeting meeting={view.meeting} actor={ctx.actor} />
          {view.seats.length > 0 ? <CaseSeats seats={view.seats} /> : null}
          <CaseParties parties={view.parties} />
          {reviewed.panelFormedAt ? (
            <Card title="专家审查意见">
              <p>
                <a href={`${own}/opinions`}>查看专家审查意见</a>（论证会开始后公开）
              </p>
            </Card>
          ) : null}
        </Stack>
      </Columns>
      {view.invitations.length > 0 ? <CaseInvitations invitations={view.invitations} /> : null}
      <CaseTrace
        lines={view.trace.lines}
        at={at}
        href={(page, size) => `${addressOf(own, { size, page })}#trace`}
      />
    </CaseFrame>
  );
}
