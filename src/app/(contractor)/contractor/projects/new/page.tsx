import { WorkspaceShell } from "@/app/workspace-shell";
import { recordProjectAction } from "@/features/projects/actions";
import { listJurisdictions } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { ActionForm } from "@/ui/action-form";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { onPlatform } from "../../words";
import { ProjectFields } from "../project-fields";

const here = "/contractor/projects/new";

/** 登记工程. */
export default async function NewProjectPage() {
  const ctx = await pageContext("contractor", here, "FILE");
  const areas = await listJurisdictions(ctx);
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "我的工程", href: "/contractor/projects" }, { label: "登记工程" }]}
      here={here}
    >
      <ActionForm
        action={recordProjectAction}
        title={`登记工程${onPlatform}`}
        head={
          <PageHead
            title="登记工程"
            lead={`施工单位：${ctx.actor.organizationName ?? ""}。登记后再填写参建各方和危大工程清单。`}
            backHref="/contractor/projects"
          />
        }
      >
        <input type="hidden" name="actingFor" value={ctx.actor.organizationId ?? ""} />
        <ProjectFields areas={areas} />
        <SubmitButton>保存并继续</SubmitButton>
      </ActionForm>
    </WorkspaceShell>
  );
}
