import { redirect } from "next/navigation";
import { whyNotClose } from "@/features/experts";
import { CloseCampaignForm } from "@/features/experts/components/campaign-forms";
import { dateAt } from "@/features/rulebook";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../../regulator-frame";
import { campaignCrumbs, campaignPage } from "../../station-page";

/** 提前关闭. */
export default async function CloseCampaignPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, path, campaign } = await campaignPage(params, "/close");
  const window = { ...campaign, closed: campaign.closedAt !== null };
  if (whyNotClose(ctx.actor, window, dateAt(ctx.now))) redirect(path);
  return (
    <RegulatorFrame
      ctx={ctx}
      crumbs={[...campaignCrumbs, { label: campaign.title, href: path }, { label: "提前关闭" }]}
      here={`${path}/close`}
    >
      <CloseCampaignForm
        title="提前关闭申报 - 专家评审平台"
        head={
          <PageHead
            title="提前关闭申报"
            lead={`${campaign.title}：关闭后不再接受新的申报和首次提交，已经提交的继续办理。`}
            backHref={path}
          />
        }
        campaignId={campaign.id}
      />
    </RegulatorFrame>
  );
}
