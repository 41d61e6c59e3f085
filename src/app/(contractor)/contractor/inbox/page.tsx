import { InboxView } from "@/app/message-views/inbox-view";
import { type Query, readInbox } from "@/app/message-views/read-inbox";
import { WorkspaceShell } from "@/app/workspace-shell";
import { pageContext } from "@/platform/request";
import { pagedTitle } from "@/ui/paging";

const path = "/contractor/inbox";

/** 消息. */
export default async function InboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("contractor", path);
  const inbox = await readInbox(ctx, "contractor", await searchParams);
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "消息" }]}
      here={inbox.href(inbox.at.page, inbox.at.size)}
    >
      <title>{`${pagedTitle("消息", inbox.at)} - 专家评审平台`}</title>
      <InboxView role="contractor" inbox={inbox} />
    </WorkspaceShell>
  );
}
