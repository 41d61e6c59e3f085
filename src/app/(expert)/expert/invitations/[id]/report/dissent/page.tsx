import { redirect } from "next/navigation";
import { DissentForm } from "@/features/reports/components/expert-forms";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../../expert-frame";
import { onPlatform } from "../../../../words";
import type { InvitationParams } from "../../own-invitation";
import { ownReport } from "../own-report";

/** 不同意: what follows is said before it is sent. */
export default async function DissentPage({ params }: InvitationParams) {
  const { ctx, desk, path, crumbs } = await ownReport(params, "/dissent");
  const { report } = desk;
  if (desk.state !== "IN_MEETING" || report?.state !== "CONFIRMING" || report.own || !report.contentHash) {
    redirect(path);
  }
  return (
    <ExpertFrame ctx={ctx} crumbs={[...crumbs, { label: "不同意见" }]} here={`${path}/dissent`} size="elder">
      <DissentForm
        invitationId={desk.invitationId}
        contentHash={report.contentHash}
        other={path}
        title={`不同意见${onPlatform}`}
        head={<PageHead title="提出不同意见" lead={desk.title} backHref={path} />}
      >
        <Note title="提出不同意见不影响对您的评价">
          <p>论证结论须到会专家一致，不以多数票决定。您提交后，报告不再确认，由市监督站组织协调。</p>
          <p>您的结论和理由，专家组成员和监督机构可以看到，施工单位看不到是谁提出的。</p>
        </Note>
      </DissentForm>
    </ExpertFrame>
  );
}
