import { readOpinions } from "@/features/opinions";
import { Opinions } from "@/features/opinions/components/opinion-list";
import { formatInstant } from "@/features/rulebook";
import { found } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../expert-frame";
import { onPlatform } from "../../../words";
import { type DeskParams, ownDesk } from "../own-desk";

/** 专家组的意见, for its members, once the seal is open; reading them is on record. */
export default async function PanelOpinions({ params }: DeskParams) {
  const { ctx, desk, path, crumbs } = await ownDesk(params, "/opinions");
  const list = await found(ctx, readOpinions(ctx, desk.caseId));
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[...crumbs, { label: "专家组的意见" }]}
      here={`${path}/opinions`}
      size="elder"
    >
      <title>{`专家组的意见${onPlatform}`}</title>
      <PageHead title="专家组的意见" backHref={path} />
      <Opinions
        list={list}
        until="全部专家提交以后，或者论证会开始以后，才能看到其他专家的意见。"
        when={(at) => formatInstant(at)}
      />
    </ExpertFrame>
  );
}
