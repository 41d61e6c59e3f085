import { RatingPage } from "@/app/credit-views/rating-page";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findRatedMeeting } from "@/features/credit";
import { found } from "@/platform/request";
import { one, type Query } from "../../../address";
import { type CaseParams, ownCase } from "../own-case";

/** 会后互评 by the unit that filed the case: of each expert who was there. */
export default async function ContractorRating({
  params,
  searchParams,
}: CaseParams & { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { ctx, dossier, path, crumbs } = await ownCase(params, "/rating", "FILE");
  const meeting = await found(ctx, findRatedMeeting(ctx, dossier.case.id));
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "会后互评" }]} here={`${path}/rating`}>
      <RatingPage
        meeting={meeting}
        now={ctx.now}
        side="contractor"
        path={`${path}/rating`}
        backHref={path}
        subject={one(query, "subject") ?? ""}
        told={one(query, "news") === "rated"}
      />
    </WorkspaceShell>
  );
}
