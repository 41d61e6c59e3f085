import { campaignKindLabels, campaignStateLabels, whyNotClose } from "@/features/experts";
import { firstOf, type Query } from "@/features/panels";
import { dateAt, formatInstant } from "@/features/rulebook";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { RegulatorFrame } from "../../regulator-frame";
import { campaignTones, librariesText, stateOf, windowText } from "../campaign-words";
import { campaignCrumbs, campaignPage } from "../station-page";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

const done = { published: "申报已发布", closed: "申报已关闭" } as const;

/** One window: what was published, and how it stands. */
export default async function CampaignPage({ params, searchParams }: Props) {
  const { ctx, path, campaign } = await campaignPage(params);
  const news = firstOf((await searchParams).done);
  const today = dateAt(ctx.now);
  const state = stateOf(campaign, today);
  const closable =
    whyNotClose(ctx.actor, { ...campaign, closed: campaign.closedAt !== null }, today) === null;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={campaign.title}
      crumbs={[...campaignCrumbs, { label: campaign.title }]}
      here={path}
    >
      {news === "published" || news === "closed" ? <Banner kind="success" title={done[news]} /> : null}
      <PageHead
        title={campaign.title}
        backHref="/regulator/campaigns"
        actions={
          closable ? (
            <ButtonLink look="quiet" href={`${path}/close`}>
              提前关闭
            </ButtonLink>
          ) : undefined
        }
      />
      <Card>
        <Facts
          items={[
            { term: "状态", value: <Tag tone={campaignTones[state]}>{campaignStateLabels[state]}</Tag> },
            { term: "类型", value: campaignKindLabels[campaign.kind] },
            { term: "专家库", value: librariesText(campaign.libraries) },
            { term: "受理时间", value: windowText(campaign) },
            {
              term: "申报须知",
              value: <span className="whitespace-pre-line">{campaign.notice}</span>,
            },
            { term: "发布时间", value: formatInstant(campaign.createdAt, { year: true }) },
            ...(campaign.closedAt
              ? [
                  { term: "关闭时间", value: formatInstant(campaign.closedAt, { year: true }) },
                  { term: "关闭原因", value: campaign.closedReason },
                ]
              : []),
          ]}
        />
      </Card>
      <p>
        收到的申报见<a href="/regulator/applications">专家申报</a>。
      </p>
    </RegulatorFrame>
  );
}
