import { first, type Query } from "@/app/message-views/read-inbox";
import { SettingsView } from "@/app/message-views/settings-view";
import { listMessageSettings } from "@/features/messages";
import { pageContext } from "@/platform/request";
import { AdminFrame } from "../../admin-frame";

const path = "/admin/inbox/settings";

/** 短信提醒设置. */
export default async function SettingsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("admin", path);
  const settings = await listMessageSettings(ctx, "admin");
  return (
    <AdminFrame
      ctx={ctx}
      title="短信提醒设置"
      crumbs={[{ label: "消息", href: "/admin/inbox" }, { label: "短信提醒设置" }]}
      here={path}
    >
      <SettingsView role="admin" settings={settings} saved={first(query.news) === "saved"} />
    </AdminFrame>
  );
}
