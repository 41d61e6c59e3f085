import { serviceHours, sitePhone } from "@/app/site";
import {
  type InvitingParty,
  listInvitingParties,
  listPanelMembers,
  parametersOf,
  sentenceForEnded,
} from "@/features/panels";
import { OpenInvitationForm, UndertakingForm } from "@/features/panels/components/expert-forms";
import { findReportDesk } from "@/features/reports";
import { durationMs, formatDeadline } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import type { PageCtx } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Countdown } from "@/ui/countdown";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { invitationStatus, meetingTime, onPlatform } from "../../words";
import { InvitationFacts } from "./invitation-facts";
import { type InvitationParams, ownInvitation } from "./own-invitation";
import { PanelMembers } from "./panel-members";

const title = `论证邀请${onPlatform}`;

/** 邀请确认: to be opened, to be answered, or what became of it. Looking at it changes nothing. */
export default async function InvitationPage({ params }: InvitationParams) {
  const { ctx, own, phase, path } = await ownInvitation(params);
  const parties = await listInvitingParties(ctx, own.id);
  return (
    <ExpertFrame ctx={ctx} crumbs={[{ label: "论证邀请" }]} here={path} size="elder">
      {phase === "unopened" ? <Unopened ctx={ctx} own={own} /> : null}
      {phase === "open" ? <Question ctx={ctx} own={own} parties={parties} /> : null}
      {phase === "accepted" ? <Accepted ctx={ctx} own={own} parties={parties} path={path} /> : null}
      {phase === "late" || phase === "ended" ? <Ended ctx={ctx} own={own} /> : null}
    </ExpertFrame>
  );
}

type Part = { ctx: PageCtx; own: Awaited<ReturnType<typeof ownInvitation>>["own"] };

async function Unopened({ ctx, own }: Part) {
  const values = await parametersOf(ctx, { id: own.caseId, policyCode: own.policyCode });
  const hours = durationMs(values["invite.window"]) / 3_600_000;
  return (
    <OpenInvitationForm
      invitationId={own.id}
      title={title}
      head={<PageHead title="您有一份论证邀请" lead="您被随机抽中为一项论证的专家人选。" />}
    >
      <Note title="打开后开始计时">
        <p>按下“打开邀请”，即视为邀请已经送达，请您在 {hours} 小时内确认是否参加。</p>
        <p>确认时间由管理办法规定，不能延长。</p>
      </Note>
    </OpenInvitationForm>
  );
}

function Question({ ctx, own, parties }: Part & { parties: readonly InvitingParty[] }) {
  const { deadline } = own;
  if (!deadline) return null;
  const left = (
    <Countdown
      before="请在"
      at={formatDeadline(deadline)}
      dateTime={deadline.toISOString()}
      remainingMs={deadline.getTime() - ctx.now.getTime()}
      after="确认"
    />
  );
  return (
    <UndertakingForm
      invitationId={own.id}
      title={title}
      head={
        <>
          <PageHead title="请您确认是否参加论证" lead={left} />
          <InvitationFacts own={own} parties={parties} />
        </>
      }
    >
      <Note tone="warn">
        您或您的亲属与以上单位有任职、上下级或利害关系的，请选“不能参加”，不影响您的信用。
      </Note>
    </UndertakingForm>
  );
}

async function Accepted({
  ctx,
  own,
  parties,
  path,
}: Part & { parties: readonly InvitingParty[]; path: string }) {
  const members = await listPanelMembers(ctx, own.id);
  // There for who attends the meeting, from its beginning on.
  const desk = await boundedRead(ctx, async ({ tx, ...read }) =>
    tx ? findReportDesk({ ...read, tx }, own.id) : null,
  );
  const leave = own.state === "ACCEPTED" && own.meetingFrom !== null && own.meetingFrom > ctx.now;
  return (
    <div className="stack">
      <title>{title}</title>
      <PageHead title="您已确认参加" lead={`论证会：${meetingTime(own)}`} />
      <InvitationFacts own={own} parties={parties} />
      {members ? (
        <PanelMembers members={members} />
      ) : (
        <Note>
          专家组还在确认中。全部席位确认后，您可以在这里看到专家组成员；在此之前，任何人都看不到名单。
        </Note>
      )}
      {members ? (
        <p>
          <a href={`/expert/cases/${own.caseId}`}>阅读方案、填写审查意见</a>
        </p>
      ) : null}
      <Actions>
        {desk ? <ButtonLink href={`${path}/report`}>论证报告</ButtonLink> : null}
        <ButtonLink look={desk ? "quiet" : undefined} href={`${path}/calendar.ics`} download>
          存到手机日历
        </ButtonLink>
        {members ? (
          <ButtonLink look="quiet" href={`/expert/meetings/${own.caseId}`}>
            推选组长、签到
          </ButtonLink>
        ) : null}
        {leave ? (
          <ButtonLink look="quiet" href={`${path}/withdraw`}>
            不能到会了，退出
          </ButtonLink>
        ) : null}
      </Actions>
    </div>
  );
}

function Ended({ ctx, own }: Part) {
  const late = own.state === "SENT" || own.state === "DELIVERED";
  const sentence = late
    ? "该邀请已失效：确认时间已过，系统将另行补位。"
    : sentenceForEnded(own.state, own.revokedReason);
  return (
    <div className="stack">
      <title>{title}</title>
      <PageHead title="这份邀请不能再答复" lead={invitationStatus(own, ctx.now).label} />
      <Note>
        <p>{sentence}</p>
        <p>
          {own.project} · {own.title}
        </p>
      </Note>
      <p>
        如有疑问，请拨打 <a href={`tel:${sitePhone()}`}>{sitePhone()}</a>（{serviceHours}）。
      </p>
      <Actions>
        <ButtonLink href="/expert">回到待办</ButtonLink>
      </Actions>
    </div>
  );
}
