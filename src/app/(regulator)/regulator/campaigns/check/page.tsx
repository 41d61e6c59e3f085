import { redirect } from "next/navigation";
import { type CampaignInput, campaignInput, campaignKindLabels } from "@/features/experts";
import { PublishForm } from "@/features/experts/components/campaign-forms";
import type { Query } from "@/features/panels";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { RegulatorFrame } from "../../regulator-frame";
import { librariesText, windowText } from "../campaign-words";
import { campaignCrumbs, stationPage } from "../station-page";

/** 核对发布内容: what everybody will see; published, it is not changed any more. */
export default async function CheckCampaignPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await stationPage("/regulator/campaigns/new");
  const parsed = campaignInput.safeParse(query);
  if (!parsed.success) redirect("/regulator/campaigns/new");
  const campaign = parsed.data;
  const fields = fieldsOf(campaign);
  const back = `/regulator/campaigns/new?${new URLSearchParams(fields)}`;
  return (
    <RegulatorFrame
      ctx={ctx}
      crumbs={[...campaignCrumbs, { label: "核对发布内容" }]}
      here={`/regulator/campaigns/check?${new URLSearchParams(fields)}`}
    >
      <PublishForm
        title="核对发布内容 - 专家评审平台"
        head={
          <PageHead title="核对发布内容" lead="发布后所有人可见，不能修改，只能提前关闭。" backHref={back} />
        }
        fields={fields}
        back={back}
      >
        <SummaryList
          rows={[
            { term: "类型", value: campaignKindLabels[campaign.kind], changeHref: back },
            { term: "名称", value: campaign.title, changeHref: back },
            {
              term: "申报须知",
              value: <span className="whitespace-pre-line">{campaign.notice}</span>,
              changeHref: back,
            },
            { term: "专家库", value: librariesText(campaign.libraries), changeHref: back },
            { term: "受理时间", value: windowText(campaign), changeHref: back },
          ]}
        />
      </PublishForm>
    </RegulatorFrame>
  );
}

function fieldsOf({ libraries, closesOn, ...rest }: CampaignInput): [string, string][] {
  return [
    ...Object.entries({ ...rest, closesOn: closesOn ?? "" }),
    ...libraries.map((code): [string, string] => ["libraries", code]),
  ];
}
