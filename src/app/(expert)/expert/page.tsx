import { type ListedRevision, listMemberRevisions } from "@/features/approvals";
import { findOwnMembership } from "@/features/experts";
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
import { listTodos, type Todo } from "./todos";
import { meetingTime, onPlatform } from "./words";

export const metadata = { title: `我的待办${onPlatform}` };

const most = 100;

/** 我的待办: what must be answered or done, the most urgent first; below it the meetings ahead. */
export default async function ExpertHome() {
  const ctx = await pageContext("expert", "/expert");
  const [asked, todos, upcoming, answered, done, own, revisions] = await Promise.all([
    listInvitations(ctx, "to-answer", { limit: most, offset: 0 }),
    listTodos(ctx),
    listInvitations(ctx, "upcoming", { limit: most, offset: 0 }),
    countInvitations(ctx, "to-answer"),
    countInvitations(ctx, "done"),
    findOwnMembership(ctx),
    listMemberRevisions(ctx),
  ]);
  const informed = revisions.filter(({ leads }) => !leads);
  return (
    <ExpertFrame ctx={ctx} here="/expert">
      <PageHead title="我的待办" lead={asked.length > 0 ? `有 ${answered} 份邀请等您答复。` : undefined} />
      <Stack>
        {own ? <StandingNote own={own} /> : null}
        <Columns kind="four">
          <Count href="/expert#todo" value={answered + todos.length} label="待办" />
          <Count href="/expert/cases?list=done" value={done} label="已办的邀请" />
        </Columns>
        <section id="todo" className="stack" aria-label="待办">
          {asked.map((one, at) => (
            <Asked key={one.id} one={one} now={ctx.now} first={at === 0} />
          ))}
          {todos.map((todo, at) => (
            <TodoCard key={todo.key} todo={todo} first={asked.length === 0 && at === 0} />
          ))}
          {asked.length + todos.length === 0 ? (
            <EmptyState
              title="没有要办的事"
              why="抽中您时，我们会发短信通知，邀请也会出现在这里。平时不需要做什么。"
            />
          ) : null}
        </section>
        {informed.length > 0 ? (
          <>
            <h2>可以补充意见的修改稿（{informed.length}）</h2>
            {informed.map((one) => (
              <Informed key={one.roundId} one={one} />
            ))}
          </>
        ) : null}
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

function Informed({ one }: { one: ListedRevision }) {
  return (
    <Card title={one.title}>
      <p>
        <span className="num">{one.number}</span>：第{one.round}轮修改稿已提交，由组长审查；您也可以补充意见。
      </p>
      <Actions>
        <ButtonLink look="quiet" href={`/expert/revisions/${one.roundId}`}>
          查看
        </ButtonLink>
      </Actions>
    </Card>
  );
}

function TodoCard({ todo, first }: { todo: Todo; first: boolean }) {
  return (
    <Card title={todo.title}>
      {todo.project ? <p>{todo.project}</p> : null}
      <p>
        {todo.overdue ? (
          <>
            <Tag tone="bad">已过期</Tag>{" "}
          </>
        ) : null}
        {todo.about}
      </p>
      <Actions>
        <ButtonLink look={first ? "primary" : "quiet"} href={todo.href}>
          {todo.act}
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
