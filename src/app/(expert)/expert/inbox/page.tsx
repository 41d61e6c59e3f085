import { InboxView } from "@/app/message-views/inbox-view";
import { type Query, readInbox } from "@/app/message-views/read-inbox";
import { pageContext } from "@/platform/request";
import { pagedTitle } from "@/ui/paging";
import { ExpertFrame } from "../expert-frame";

const path = "/expert/inbox";

/** 消息. */
export default async function InboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", path);
  const inbox = await readInbox(ctx, "expert", await searchParams);
  return (
    <ExpertFrame ctx={ctx} crumbs={[{ label: "消息" }]} here={inbox.href(inbox.at.page, inbox.at.size)}>
      <title>{`${pagedTitle("消息", inbox.at)} - 专家评审平台`}</title>
      <InboxView role="expert" inbox={inbox} />
    </ExpertFrame>
  );
}
