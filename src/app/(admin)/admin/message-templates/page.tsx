import { TemplatesView } from "@/app/message-views/templates-view";
import { previewTemplates } from "@/features/messages";
import { AdminFrame, adminContext } from "../admin-frame";

const path = "/admin/message-templates";

/** 短信模板, for the administrator of the system. */
export default async function TemplatesPage() {
  const ctx = await adminContext("system", path);
  return (
    <AdminFrame ctx={ctx} title="短信模板" crumbs={[{ label: "短信模板" }]} here={path}>
      <TemplatesView templates={previewTemplates()} />
    </AdminFrame>
  );
}
