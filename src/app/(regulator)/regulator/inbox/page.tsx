import { InboxView } from "@/app/message-views/inbox-view";
import { type Query, readInbox } from "@/app/message-views/read-inbox";
import { pageContext } from "@/platform/request";
import { pagedTitle } from "@/ui/paging";
import { RegulatorFrame } from "../regulator-frame";

const path = "/regulator/inbox";

/** 消息. */
export default async function InboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("regulator", path);
  const inbox = await readInbox(ctx, "regulator", await searchParams);
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("消息", inbox.at)}
      crumbs={[{ label: "消息" }]}
      here={inbox.href(inbox.at.page, inbox.at.size)}
    >
      <InboxView role="regulator" inbox={inbox} />
    </RegulatorFrame>
  );
}
