import { toDataURL } from "qrcode";
import type { OrganizedMeeting } from "@/features/meetings";
import { missingDuties } from "@/features/meetings";
import { StartForm, TakeOverForm, WithdrawMoveForm } from "@/features/meetings/components/organizer-forms";
import { formatDeadline, formatInstant, formatTime } from "@/features/rulebook";
import { env } from "@/platform/env";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Columns, Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { MeetingFrame, type MeetingParams, ownMeeting } from "./own-meeting";

export const metadata = { title: "论证会 - 专家评审平台" };

const news: Readonly<Record<string, string>> = {
  proposed: "改期已发出，等待专家重新确认",
  withdrawn: "改期已撤回，会议按原时间召开",
  recorded: "已补录签到",
  started: "论证会已经开始",
  suspended: "论证会已中止，请另定会议时间",
};

type Props = MeetingParams & { searchParams: Promise<{ done?: string | string[] }> };

/** 会议: time and place, who comes and who is there, the sheet to print, and what can be done now. */
export default async function MeetingPage({ params, searchParams }: Props) {
  const [{ meeting, desk }, query] = await Promise.all([ownMeeting(params), searchParams]);
  const told = typeof query.done === "string" ? news[query.done] : undefined;
  return (
    <MeetingFrame meeting={meeting} here={desk}>
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead
        title="论证会"
        lead={`${meeting.number} ${meeting.title}`}
        backHref={`/contractor/cases/${meeting.caseId}`}
        actions={
          <ButtonLink look="quiet" href={`${desk}/sign-in-sheet.pdf`} download>
            下载签到表
          </ButtonLink>
        }
      />
      <Moving meeting={meeting} />
      <Columns>
        <Stack>
          <Attendance meeting={meeting} />
          <Parties meeting={meeting} desk={desk} />
        </Stack>
        <Stack>
          <Time meeting={meeting} desk={desk} />
          <Code meeting={meeting} />
        </Stack>
      </Columns>
    </MeetingFrame>
  );
}

type Part = { meeting: OrganizedMeeting };

function Moving({ meeting }: Part) {
  const { move } = meeting;
  if (meeting.state === "SUSPENDED" && move?.state !== "ASKING") {
    return (
      <Note tone="warn" title="论证会已中止">
        <p>请办理改期，另定会议时间。空缺的席位在专家确认新的时间后重新抽取。</p>
      </Note>
    );
  }
  if (move?.state !== "ASKING") return null;
  return (
    <Note tone="warn" title="正在改期，等待专家重新确认">
      <p>
        拟改为 {formatInstant(move.newFrom)}至{formatTime(move.newTo)}，{move.newPlace}。
        {`${move.asked}人中已有${move.answered}人答复`}
        {move.deadline ? `，最迟 ${formatDeadline(move.deadline)} 有结果` : ""}。
      </p>
      <WithdrawMoveForm caseId={meeting.caseId} />
    </Note>
  );
}

function Time({ meeting, desk }: Part & { desk: string }) {
  const over = !["PANEL_FORMED", "PRE_REVIEW", "IN_MEETING", "SUSPENDED"].includes(meeting.state);
  const leader = meeting.members.find(({ invitationId }) => invitationId === meeting.election?.leader);
  return (
    <Card title="时间和地点">
      <Facts
        items={[
          { term: "时间", value: `${formatInstant(meeting.from)}至${formatTime(meeting.to)}` },
          { term: "地点", value: `${meeting.place}（现场会议）` },
          { term: "签到", value: `${formatInstant(meeting.window.from)}至${formatTime(meeting.window.to)}` },
          { term: "组长", value: leader?.name ?? "由专家组推选，尚未产生" },
        ]}
      />
      <Actions>
        {over || meeting.state === "IN_MEETING" ? null : <a href={`${desk}/move`}>改期或改地点</a>}
        {over || meeting.whyNotTakeOver ? null : <a href={`${desk}/suspend`}>开不成或开不完，中止</a>}
        <a href={`/contractor/cases/${meeting.caseId}/panel`}>抽取和确认记录</a>
      </Actions>
    </Card>
  );
}

function Attendance({ meeting }: Part) {
  const away = meeting.members.filter(({ arrivedAt, state }) => !arrivedAt && state === "ACCEPTED");
  return (
    <Card title={`专家到会：${meeting.members.filter(({ arrivedAt }) => arrivedAt).length}人`}>
      <p className="muted small">
        主专业专家到会 {meeting.mainThere} 人，不少于 {meeting.least} 人方可开会。
      </p>
      <Stack>
        <Table
          caption="专家到会情况"
          columns={[
            { head: "姓名", cell: ({ name }) => <b>{name}</b>, names: true },
            { head: "专业", cell: ({ specialty }) => specialty },
            {
              head: "到会",
              cell: ({ arrivedAt, state }) =>
                arrivedAt ? `${formatTime(arrivedAt)}签到` : state === "NO_SHOW" ? "缺席" : "未签到",
            },
          ]}
          rows={meeting.members}
          rowKey={({ invitationId }) => invitationId}
        />
        {meeting.state === "PRE_REVIEW" && !meeting.whyNotStart ? (
          <StartForm caseId={meeting.caseId} />
        ) : null}
        {meeting.whyNotTakeOver || away.length === 0 ? null : (
          <TakeOverForm
            caseId={meeting.caseId}
            members={away.map(({ invitationId, name }) => ({ value: invitationId, label: name }))}
          />
        )}
      </Stack>
    </Card>
  );
}

function Parties({ meeting, desk }: Part & { desk: string }) {
  const missing = missingDuties(meeting.attendees);
  return (
    <Card title={`参建单位参会人员：${meeting.attendees.length}人`}>
      {missing.length > 0 ? (
        <Note tone="warn" title="名单中还缺少应当参会的人员">
          <p>{missing.join("、")}。</p>
        </Note>
      ) : null}
      {meeting.attendees.length > 0 ? (
        <Table
          caption="参建单位参会人员"
          columns={[
            { head: "姓名", cell: ({ name }) => name, names: true },
            { head: "单位", cell: ({ unitName }) => unitName },
            { head: "身份", cell: ({ dutyLabel }) => dutyLabel },
          ]}
          rows={meeting.attendees}
          rowKey={({ id }) => id}
        />
      ) : null}
      <Actions>
        <a href={`${desk}/attendees`}>登记参会人员</a>
      </Actions>
    </Card>
  );
}

/** The code on the screen, for those who do not have the sheet before them. */
async function Code({ meeting }: Part) {
  const { sitting } = meeting;
  if (!sitting || (sitting.state !== "CHECK_IN" && sitting.state !== "HELD")) return null;
  const image = await toDataURL(new URL(`/m/${sitting.code}`, env().APP_URL).href, { margin: 1, width: 220 });
  return (
    <Card title="签到码">
      {/* biome-ignore lint/performance/noImgElement: a data URL gains nothing from an image service */}
      <img src={image} width={220} height={220} alt="专家签到二维码" />
      <p className="muted small">
        专家扫码登录后签到；纸质签到表上也印有此码。请专家同时在纸质签到表上亲笔签名。
      </p>
    </Card>
  );
}
