import { notFound, redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { isProjectFrozen, listParties, partyLabels, whyNotRemoveParty } from "@/features/projects";
import { removePartyAction } from "@/features/projects/actions";
import { ActionForm } from "@/ui/action-form";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { onPlatform } from "../../../../../words";
import { ownProject } from "../../../own-project";

type Props = { params: Promise<{ id: string; partyId: string }> };

/** 移除参建单位: asked once more before it is done. */
export default async function RemovePartyPage({ params }: Props) {
  const { partyId } = await params;
  const { ctx, project, path, crumbs } = await ownProject(params, "", "FILE");
  const frozen = await isProjectFrozen(ctx, project.id);
  const party = (await listParties(ctx, project.id)).find((one) => one.id === partyId);
  if (!party) notFound();
  if (whyNotRemoveParty(ctx.actor, party, { ...project, frozen })) redirect(`${path}#parties`);
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[...crumbs, { label: "移除参建单位" }]}
      here={`${path}/parties/${partyId}/remove`}
    >
      <ActionForm
        action={removePartyAction}
        title={`移除参建单位${onPlatform}`}
        head={<PageHead title="确认移除这个参建单位？" backHref={path} />}
      >
        <Facts
          items={[
            { term: "角色", value: partyLabels[party.role] },
            { term: "单位名称", value: party.name },
            { term: "统一社会信用代码", value: party.uscc },
          ]}
        />
        <input type="hidden" name="projectId" value={project.id} />
        <input type="hidden" name="partyId" value={party.id} />
        <SubmitButton>确认移除</SubmitButton>
      </ActionForm>
    </WorkspaceShell>
  );
}
