import { CampaignForm } from "@/features/experts/components/campaign-forms";
import { firstOf, type Query } from "@/features/panels";
import { dateAt, LIBRARIES } from "@/features/rulebook";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../regulator-frame";
import { campaignCrumbs, stationPage } from "../station-page";

const path = "/regulator/campaigns/new";

/** 发布申报: the window; the check page leads back here with everything kept. */
export default async function NewCampaignPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await stationPage(path);
  const query = await searchParams;
  const kept = (name: string) => firstOf(query[name]) || undefined;
  const libraries = query.libraries;
  return (
    <RegulatorFrame ctx={ctx} crumbs={[...campaignCrumbs, { label: "发布申报" }]} here={path}>
      <CampaignForm
        title="发布申报 - 专家评审平台"
        head={<PageHead title="发布申报" backHref="/regulator/campaigns" />}
        libraries={LIBRARIES}
        today={dateAt(ctx.now)}
        values={{
          kind: kept("kind"),
          title: kept("title"),
          notice: kept("notice"),
          libraries:
            libraries === undefined
              ? Object.keys(LIBRARIES)
              : Array.isArray(libraries)
                ? libraries
                : [libraries],
          opensOn: kept("opensOn"),
          closesOn: kept("closesOn"),
        }}
      />
    </RegulatorFrame>
  );
}
