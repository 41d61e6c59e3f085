import { findCampaign, whyNotRunCampaigns } from "@/features/experts";
import { found, pageContext } from "@/platform/request";

/** A page where only the station does something: for everybody else it is not there. */
export async function stationPage(path: string) {
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(whyNotRunCampaigns(ctx.actor) ? null : true));
  return ctx;
}

/** One window, for those who may see it. */
export async function campaignPage(params: Promise<{ id: string }>, below = "") {
  const { id } = await params;
  const path = `/regulator/campaigns/${encodeURIComponent(id)}`;
  const ctx = await pageContext("regulator", path + below);
  return { ctx, path, campaign: await found(ctx, findCampaign(ctx, id)) };
}

export const campaignCrumbs = [
  { label: "专家申报", href: "/regulator/applications" },
  { label: "申报受理", href: "/regulator/campaigns" },
] as const;
