import { findOwnMembership, listMemberDuties, type MemberDuty } from "@/features/experts";
import { countInvitations, type ListedInvitation, listInvitations } from "@/features/panels";
import { formatDeadline } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Count } from "@/ui/count";
import { Countdown } from "@/ui/countdown";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { Columns, Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { ExpertFrame } from "./expert-frame";
import { StandingNote } from "./standing-note";
import { wordsOf } from "./todos";
import { meetingTime, onPlatform } from "./words";

export const metadata = { title: `我的待办${onPlatform}` };

const most = 100;

/** 我的待办: what must be answered or done, the most urgent first; below it the meetings ahead. */
export default async function ExpertHome() {
  const ctx = await pageContext("expert", "/expert");
  const [asked, duties, upcoming, answered, done, own] = await Promise.all([
    listInvitations(ctx, "to-answer", { limit: most, offset: 0 }),
    listMemberDuties(ctx),
    listInvitations(ctx, "upcoming", { limit: most, offset: 0 }),
    countInvitations(ctx, "to-answer"),
    countInvitations(ctx, "done"),
    findOwnMembership(ctx),
  ]);
  const nothing = asked.length + duties.length === 0;
  return (
    <ExpertFrame ctx={ctx} here="/expert">
      <PageHead title="我的待办" lead={asked.length > 0 ? `有 ${answered} 份邀请等您答复。` : undefined} />
      <Stack>
        {own ? <StandingNote own={own} /> : null}
        <Columns kind="four">
          <Count href="/expert#todo" value={answered + duties.length} label="待办" />
          <Count href="/expert/cases?list=done" value={done} label="已办的邀请" />
        </Columns>
        <section id="todo" className="stack" aria-label="待办">
          {asked.map((one, at) => (
            <Asked key={one.id} one={one} now={ctx.now} first={at === 0} />
          ))}
          {duties.map((duty, at) => (
            <Duty key={duty.kind} duty={duty} first={asked.length === 0 && at === 0} />
          ))}
          {nothing ? (
            <EmptyState
              title="没有要办的事"
              why="抽中您时，我们会发短信通知，邀请也会出现在这里。平时不需要做什么。"
            />
          ) : null}
        </section>
        {upcoming.length > 0 ? (
          <>
            <h2>将要参加的论证会（{upcoming.length}）</h2>
            {upcoming.map((one) => (
              <Upcoming key={one.id} one={one} />
            ))}
          </>
        ) : null}
      </Stack>
    </ExpertFrame>
  );
}

function Duty({ duty, first }: { duty: MemberDuty; first: boolean }) {
  const { title, about, act, href } = wordsOf(duty);
  return (
    <Card title={title}>
      <p>
        {duty.overdue ? (
          <>
            <Tag tone="bad">已过期</Tag>{" "}
          </>
        ) : null}
        {about}
      </p>
      <Actions>
        <ButtonLink look={first ? "primary" : "quiet"} href={href}>
          {act}
        </ButtonLink>
      </Actions>
    </Card>
  );
}

function Asked({ one, now, first }: { one: ListedInvitation; now: Date; first: boolean }) {
  // One main act a page: the most urgent.
  const look = first ? "primary" : "quiet";
  // Unopened: her time has not begun, and what it is about is on the page that starts it.
  if (!one.deadline) {
    return (
      <Card title="一份新的论证邀请">
        <p>打开后开始计时，请在方便答复时打开。</p>
        <Actions>
          <ButtonLink look={look} href={`/expert/invitations/${one.id}`}>
            查看
          </ButtonLink>
        </Actions>
      </Card>
    );
  }
  return (
    <Card title={one.project}>
      <p>
        <Countdown
          before="请在"
          at={formatDeadline(one.deadline)}
          dateTime={one.deadline.toISOString()}
          remainingMs={one.deadline.getTime() - now.getTime()}
          after="确认"
        />
      </p>
      <Facts
        items={[
          { term: "专业", value: one.specialty },
          { term: "论证会", value: meetingTime(one) },
        ]}
      />
      <Actions>
        <ButtonLink look={look} href={`/expert/invitations/${one.id}`}>
          去确认
        </ButtonLink>
      </Actions>
    </Card>
  );
}

function Upcoming({ one }: { one: ListedInvitation }) {
  return (
    <Card title={one.project}>
      <Facts
        items={[
          { term: "论证会", value: meetingTime(one) },
          { term: "地点", value: one.meetingPlace },
          { term: "专家组", value: one.panelFormedAt ? "已组成，可以查看成员" : "确认中" },
        ]}
      />
      <Actions>
        <ButtonLink look="quiet" href={`/expert/invitations/${one.id}`}>
          打开
        </ButtonLink>
      </Actions>
    </Card>
  );
}
