import { redirect } from "next/navigation";
import { applicationKindLabels, listWays } from "@/features/experts";
import { DraftForm } from "@/features/experts/components/application-forms";
import { LIBRARIES } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { ApplicantFrame } from "../applicant-frame";
import { applicantContext, one, type Query } from "../own";
import { day, onPlatform } from "../words";

/** 申报须知: what this way asks, before a draft is begun. */
export default async function NewApplicationPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const [campaignId, invitationId] = [one(query, "campaign"), one(query, "invitation")];
  const here = `/apply/new?${new URLSearchParams(invitationId ? { invitation: invitationId } : { campaign: campaignId })}`;
  const ctx = await applicantContext(here);
  const ways = await listWays(ctx);
  const invitation = ways.invitations.find(({ id }) => id === invitationId);
  const campaign = ways.campaigns.find(({ id }) => id === campaignId);
  const way = await found(ctx, Promise.resolve(invitation ?? campaign ?? null));
  if (ways.denial ?? way.denial) redirect("/apply");
  const title = invitation ? "特邀申报" : (campaign?.title ?? "");
  return (
    <ApplicantFrame crumbs={[{ label: "申报须知" }]} here={here}>
      <DraftForm
        way={invitation ? { specialInvitationId: invitation.id } : { campaignId: way.id }}
        title={`申报须知${onPlatform}`}
        head={<PageHead title={title} lead="申报须知" backHref="/apply" />}
      >
        {campaign && !invitation ? (
          <Card>
            <p className="whitespace-pre-line">{campaign.notice}</p>
            <Facts
              items={[
                { term: "您的申报类型", value: applicationKindLabels[campaign.applicationKind] },
                { term: "专家库", value: campaign.libraries.map((code) => LIBRARIES[code]).join("、") },
                {
                  term: "截止",
                  value: campaign.closesOn ? `${day(campaign.closesOn)}24:00` : "常态受理，不截止",
                },
              ]}
            />
          </Card>
        ) : (
          <p>
            {invitation ? `${invitation.document}邀请您申报，请在${day(invitation.expiresOn)}前提交。` : ""}
          </p>
        )}
        <p>点“开始申报”后逐项填写，可以随时离开、以后再来，提交前都可以修改。</p>
      </DraftForm>
    </ApplicantFrame>
  );
}
