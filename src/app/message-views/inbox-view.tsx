import { type ListedNotice, type NoticeList, noticeLists } from "@/features/messages";
import { OpenNoticeForm, ReadAllForm } from "@/features/messages/components/own-forms";
import { formatInstant } from "@/features/rulebook";
import type { Role } from "@/platform/actor";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Stack } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { Tabs } from "@/ui/tabs";
import { Tag } from "@/ui/tag";
import type { Inbox } from "./read-inbox";

const labels: Readonly<Record<NoticeList, string>> = { unread: "未读", all: "全部" };

/** 消息: what somebody was told at this workspace, the newest first; opening one marks it as read. */
export function InboxView({ role, inbox }: { role: Role; inbox: Inbox }) {
  const { list, counts, at, rows, news, href } = inbox;
  return (
    <>
      {news === "read" ? <Banner kind="success" title="已标为已读" /> : null}
      <PageHead
        title="消息"
        lead="平台发给您的短信，以及您关闭短信以后仍要告知的事项。"
        actions={
          <ButtonLink look="quiet" href={`/${role}/inbox/settings`}>
            短信提醒设置
          </ButtonLink>
        }
      />
      <Tabs
        label="消息"
        tabs={noticeLists.map((name) => ({
          label: labels[name],
          href: `/${role}/inbox?list=${name}`,
          count: counts[name],
          current: name === list,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={list === "unread" ? "没有未读的消息" : "还没有消息"}
          why="邀请、期限、决定等通知发出以后，会同时出现在这里。"
        />
      ) : (
        <Stack>
          {counts.unread > 0 ? <ReadAllForm role={role} /> : null}
          <ul className="stack" aria-label={`${labels[list]}消息`}>
            {rows.map((row) => (
              <li key={row.id}>
                <OneNotice role={role} row={row} />
              </li>
            ))}
          </ul>
          <Pagination at={at} href={href} />
        </Stack>
      )}
    </>
  );
}

function OneNotice({ role, row }: { role: Role; row: ListedNotice }) {
  const unread = row.readAt === null;
  return (
    <section className="card">
      <h2>{row.title}</h2>
      <p>{row.text}</p>
      <p className="small muted">
        <Tag tone={unread ? "run" : "idle"}>{unread ? "未读" : "已读"}</Tag>{" "}
        {formatInstant(row.at, { year: true })} ·{" "}
        {row.way === "SMS" ? "已发短信" : "仅站内，您已关闭此类短信"}
      </p>
      {row.leads || unread ? (
        <OpenNoticeForm noticeId={row.id} role={role} leads={row.leads} name={row.title} />
      ) : null}
    </section>
  );
}
