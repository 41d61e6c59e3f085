import { first, type Query } from "@/app/message-views/read-inbox";
import { SettingsView } from "@/app/message-views/settings-view";
import { listMessageSettings } from "@/features/messages";
import { pageContext } from "@/platform/request";
import { ExpertFrame } from "../../expert-frame";

const path = "/expert/inbox/settings";

/** 短信提醒设置. */
export default async function SettingsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("expert", path);
  const settings = await listMessageSettings(ctx, "expert");
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "消息", href: "/expert/inbox" }, { label: "短信提醒设置" }]}
      here={path}
    >
      <title>短信提醒设置 - 专家评审平台</title>
      <SettingsView role="expert" settings={settings} saved={first(query.news) === "saved"} />
    </ExpertFrame>
  );
}
