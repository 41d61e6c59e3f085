import { redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { isProjectFrozen } from "@/features/projects";
import { changeProjectAction } from "@/features/projects/actions";
import { listJurisdictions } from "@/features/rulebook";
import { ActionForm } from "@/ui/action-form";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { onPlatform } from "../../../words";
import { ProjectFields } from "../../project-fields";
import { ownProject, type ProjectParams } from "../own-project";

/** 修改工程信息, as long as no plan was filed on it. */
export default async function EditProjectPage({ params }: ProjectParams) {
  const { ctx, project, path, crumbs } = await ownProject(params, "/edit", "FILE");
  if (await isProjectFrozen(ctx, project.id)) redirect(path);
  const areas = await listJurisdictions(ctx);
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "修改工程信息" }]} here={`${path}/edit`}>
      <ActionForm
        action={changeProjectAction}
        title={`修改工程信息${onPlatform}`}
        head={<PageHead title="修改工程信息" backHref={path} />}
      >
        <input type="hidden" name="projectId" value={project.id} />
        <ProjectFields areas={areas} now={project} />
        <SubmitButton>保存</SubmitButton>
      </ActionForm>
    </WorkspaceShell>
  );
}
