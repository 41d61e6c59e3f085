import { InboxView } from "@/app/message-views/inbox-view";
import { type Query, readInbox } from "@/app/message-views/read-inbox";
import { pageContext } from "@/platform/request";
import { pagedTitle } from "@/ui/paging";
import { AdminFrame } from "../admin-frame";

const path = "/admin/inbox";

/** 消息. */
export default async function InboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("admin", path);
  const inbox = await readInbox(ctx, "admin", await searchParams);
  return (
    <AdminFrame
      ctx={ctx}
      title={pagedTitle("消息", inbox.at)}
      crumbs={[{ label: "消息" }]}
      here={inbox.href(inbox.at.page, inbox.at.size)}
    >
      <InboxView role="admin" inbox={inbox} />
    </AdminFrame>
  );
}
