import { first, type Query } from "@/app/message-views/read-inbox";
import { SettingsView } from "@/app/message-views/settings-view";
import { WorkspaceShell } from "@/app/workspace-shell";
import { listMessageSettings } from "@/features/messages";
import { pageContext } from "@/platform/request";

const path = "/contractor/inbox/settings";

/** 短信提醒设置. */
export default async function SettingsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("contractor", path);
  const settings = await listMessageSettings(ctx, "contractor");
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "消息", href: "/contractor/inbox" }, { label: "短信提醒设置" }]}
      here={path}
    >
      <title>短信提醒设置 - 专家评审平台</title>
      <SettingsView role="contractor" settings={settings} saved={first(query.news) === "saved"} />
    </WorkspaceShell>
  );
}
