import { findOwnMeeting, type OwnMeeting } from "@/features/meetings";
import { CheckInForm, MoveAnswerForm, VoteForm } from "@/features/meetings/components/expert-forms";
import { formatDeadline, formatInstant, formatTime } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { onPlatform } from "../../words";

export const metadata = { title: `论证会${onPlatform}` };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[]; code?: string | string[] }>;
};

const news: Readonly<Record<string, string>> = {
  voted: "推选已记录，结束前可以更改",
  arrived: "签到成功",
  agreed: "答复已记录：您能参加改期后的论证会",
};

/** 论证会 of a panel she sits on: what it asks of her now comes first. */
export default async function OwnMeetingPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/expert/meetings/${encodeURIComponent(id)}`;
  const code = typeof query.code === "string" ? query.code : undefined;
  const ctx = await pageContext("expert", code ? `${here}?code=${encodeURIComponent(code)}` : here);
  const meeting = await found(ctx, findOwnMeeting(ctx, id));
  const told = typeof query.done === "string" ? news[query.done] : undefined;
  return (
    <ExpertFrame ctx={ctx} crumbs={[{ label: "论证会" }]} here={here} size="elder">
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead title="论证会" lead={meeting.project} backHref="/expert" />
      <Stack>
        <Move meeting={meeting} />
        <Arrival meeting={meeting} code={code} />
        <Leader meeting={meeting} />
        <Card title="会议安排">
          <Facts
            items={[
              { term: "时间", value: `${formatInstant(meeting.from)}至${formatTime(meeting.to)}` },
              { term: "地点", value: meeting.place },
              { term: "方案", value: meeting.title },
              { term: "论证编号", value: meeting.number },
            ]}
          />
          <p>
            <a href={`/expert/cases/${meeting.caseId}`}>方案和审查意见</a>
          </p>
          <p>
            <a href={`/expert/invitations/${meeting.own.invitationId}`}>参建单位和专家组成员</a>
          </p>
        </Card>
      </Stack>
    </ExpertFrame>
  );
}

function Move({ meeting }: { meeting: OwnMeeting }) {
  const { move, own } = meeting;
  if (!move || !own.move) return null;
  const when = `${formatInstant(move.newFrom)}至${formatTime(move.newTo)}`;
  if (own.move.answer) {
    return (
      <Note title="会议拟改期">
        <p>
          拟改为 {when}，{move.newPlace}。您的答复已记录，等待其他专家答复。
        </p>
      </Note>
    );
  }
  return (
    <Card title="会议改期，请您重新确认">
      <MoveAnswerForm caseId={meeting.caseId} moveId={move.id}>
        <Facts
          items={[
            { term: "原定", value: `${formatInstant(move.oldFrom)}，${move.oldPlace}` },
            { term: "拟改为", value: `${when}，${move.newPlace}` },
            { term: "原因", value: move.reason },
            { term: "请在此前答复", value: formatDeadline(own.move.deadline) },
          ]}
        />
        <p>不能参加或逾期未答复，都不影响对您的评价。</p>
      </MoveAnswerForm>
    </Card>
  );
}

function Arrival({ meeting, code }: { meeting: OwnMeeting; code?: string | undefined }) {
  const { own, whyNotCheckIn, window } = meeting;
  if (own.arrivedAt) {
    return (
      <Note tone="good" title="您已签到">
        <p>签到时间 {formatTime(own.arrivedAt)}。请同时在纸质签到表上亲笔签名。</p>
        {meeting.state === "IN_MEETING" ? (
          <p>
            <a href={`/expert/invitations/${own.invitationId}/report`}>查看论证报告</a>
          </p>
        ) : null}
      </Note>
    );
  }
  if (!whyNotCheckIn) {
    return (
      <Card title="到会签到">
        <p>到达会场后请签到，并在纸质签到表上亲笔签名。</p>
        <CheckInForm caseId={meeting.caseId} {...(code ? { code } : {})} />
      </Card>
    );
  }
  if (meeting.state !== "PRE_REVIEW" && meeting.state !== "IN_MEETING") return null;
  return (
    <Note title="到会签到">
      <p>{whyNotCheckIn.sentence}</p>
      {whyNotCheckIn.code === "OPINION_FIRST" ? (
        <p>
          <a href={`/expert/cases/${meeting.caseId}/opinion`}>填写审查意见</a>
        </p>
      ) : null}
      <p>
        签到时间：{formatInstant(window.from)}至{formatTime(window.to)}。
      </p>
    </Note>
  );
}

const ways: Readonly<Record<string, string>> = {
  MAJORITY: "过半数推选产生",
  PLURALITY: "得票最多",
  TIE_BREAK: "得票相同，按公布的次序确定",
  APPOINTED: "由监督站指定",
};

function Leader({ meeting }: { meeting: OwnMeeting }) {
  const { election, members, own } = meeting;
  if (!election) return null;
  const nameOf = (id: string | null) => members.find(({ invitationId }) => invitationId === id)?.name ?? "";
  if (election.state === "DECIDED") {
    return (
      <Card
        title={`组长：${nameOf(election.leader)}${election.leader === own.invitationId ? "（您本人）" : ""}`}
      >
        <p>{ways[election.way ?? ""]}。组长负责汇总各专家意见，形成论证报告。</p>
      </Card>
    );
  }
  const candidates = members
    .filter(({ invitationId }) => election.candidates.includes(invitationId))
    .map((one) => ({
      value: one.invitationId,
      label: one.invitationId === own.invitationId ? `${one.name}（我本人）` : one.name,
      hint: [one.title, one.employer].filter(Boolean).join("，"),
    }));
  return (
    <Card title={election.runoff > 0 ? "再次推选组长" : "推选组长"}>
      {election.runoff > 0 ? <p>上一次推选得票相同，请在以下专家中再选一次。</p> : null}
      <VoteForm
        caseId={meeting.caseId}
        electionId={election.id}
        candidates={candidates}
        {...(own.votedFor ? { chosen: own.votedFor } : {})}
      >
        <p>
          {formatDeadline(election.closesAt)} 前可以推选和更改，已有 {election.votes}{" "}
          人推选。谁推选了谁，不向任何人公开。
        </p>
        <p>
          过半数即当选；到时得票最多的当选。得票相同的再选一次，仍相同的按主专业、入库早晚和公开可验证的次序确定。
        </p>
      </VoteForm>
    </Card>
  );
}
