import { WorkspaceShell } from "@/app/workspace-shell";
import { readOpinions } from "@/features/opinions";
import { Opinions } from "@/features/opinions/components/opinion-list";
import { formatInstant } from "@/features/rulebook";
import { found } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { onPlatform } from "../../../words";
import { type CaseParams, ownCase } from "../own-case";

/** 专家审查意见, for the applicant from the meeting's start on. */
export default async function CaseOpinions({ params }: CaseParams) {
  const { ctx, dossier, path, crumbs } = await ownCase(params, "/opinions");
  const list = await found(ctx, readOpinions(ctx, dossier.case.id));
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[...crumbs, { label: "专家审查意见" }]}
      here={`${path}/opinions`}
    >
      <title>{`专家审查意见${onPlatform}`}</title>
      <PageHead title="专家审查意见" backHref={path} />
      <Opinions
        list={list}
        until="论证会开始以后，才能看到专家的审查意见。"
        when={(at) => formatInstant(at)}
      />
    </WorkspaceShell>
  );
}
