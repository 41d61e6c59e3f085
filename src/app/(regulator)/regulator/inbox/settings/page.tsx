import { first, type Query } from "@/app/message-views/read-inbox";
import { SettingsView } from "@/app/message-views/settings-view";
import { listMessageSettings } from "@/features/messages";
import { pageContext } from "@/platform/request";
import { RegulatorFrame } from "../../regulator-frame";

const path = "/regulator/inbox/settings";

/** 短信提醒设置. */
export default async function SettingsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const settings = await listMessageSettings(ctx, "regulator");
  return (
    <RegulatorFrame
      ctx={ctx}
      title="短信提醒设置"
      crumbs={[{ label: "消息", href: "/regulator/inbox" }, { label: "短信提醒设置" }]}
      here={path}
    >
      <SettingsView role="regulator" settings={settings} saved={first(query.news) === "saved"} />
    </RegulatorFrame>
  );
}
