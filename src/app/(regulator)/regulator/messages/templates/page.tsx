import { TemplatesView } from "@/app/message-views/templates-view";
import { previewTemplates, whyNotFollowUp } from "@/features/messages";
import { found, pageContext } from "@/platform/request";
import { RegulatorFrame } from "../../regulator-frame";

const path = "/regulator/messages/templates";

/** 短信模板, for the station. */
export default async function TemplatesPage() {
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(whyNotFollowUp(ctx.actor) ? null : true));
  return (
    <RegulatorFrame
      ctx={ctx}
      title="短信模板"
      crumbs={[{ label: "短信记录", href: "/regulator/messages" }, { label: "短信模板" }]}
      here={path}
    >
      <TemplatesView templates={previewTemplates()} />
    </RegulatorFrame>
  );
}
