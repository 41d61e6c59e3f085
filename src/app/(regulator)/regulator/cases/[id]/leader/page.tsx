import { findMeeting } from "@/features/meetings";
import { AppointLeaderForm, VacateLeaderForm } from "@/features/meetings/components/station-forms";
import { found } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

/** 组长: named by the station when members cannot be reached, or found unable to lead any more (D9, E15). */
export default async function CaseLeader({ params }: CaseParams) {
  const { id } = await params;
  const { ctx, reviewed } = await openCase(id, "/leader");
  const meeting = await found(
    ctx,
    ctx.actor.post === "station" ? findMeeting(ctx, id) : Promise.resolve(null),
  );
  const { election, members } = meeting;
  const back = `/regulator/cases/${id}`;
  const leader = members.find(({ invitationId }) => invitationId === election?.leader);
  return (
    <CaseFrame ctx={ctx} reviewed={reviewed} page={{ label: "组长", here: `${back}/leader` }}>
      {election?.state === "OPEN" ? (
        <AppointLeaderForm
          caseId={id}
          title={`指定组长 - ${reviewed.title} - 专家评审平台`}
          head={<PageHead title="指定组长" lead={reviewed.title} backHref={back} />}
          candidates={members
            .filter(({ invitationId }) => election.candidates.includes(invitationId))
            .map((one) => ({
              value: one.invitationId,
              label: one.name,
              hint: [one.title, one.employer].filter(Boolean).join("，"),
            }))}
        >
          <Note>
            <p>组长由专家推选产生。只有能联系上的专家不足3人时，才由监督站从专家组中指定。</p>
            <p>本次推选已有 {election.votes} 人参加。</p>
          </Note>
        </AppointLeaderForm>
      ) : null}
      {election?.state === "DECIDED" ? (
        <VacateLeaderForm
          caseId={id}
          title={`重新推选组长 - ${reviewed.title} - 专家评审平台`}
          head={<PageHead title="重新推选组长" lead={reviewed.title} backHref={back} />}
        >
          <Note>
            <p>现任组长：{leader?.name ?? "已不在专家组"}。确认后组长空缺，由专家重新推选。</p>
          </Note>
        </VacateLeaderForm>
      ) : null}
      {election ? null : <PageHead title="组长" lead="当前没有进行中的推选，也没有组长。" backHref={back} />}
    </CaseFrame>
  );
}
