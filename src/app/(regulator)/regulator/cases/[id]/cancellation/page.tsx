import { CancellationForm } from "@/features/panels/components/regulator-forms";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { instantOrDash } from "../../../words";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

/** 撤销申请: decided by the station alone, as a cancelled case could be a panel rolled again. */
export default async function DecideCancellation({ params }: CaseParams) {
  const { id } = await params;
  const { ctx, reviewed } = await openCase(id, "/cancellation");
  const mine =
    ctx.actor.post === "station" && reviewed.cancelRequestedAt !== null && reviewed.state !== "CANCELLED";
  await found(ctx, Promise.resolve(mine ? true : null));
  return (
    <CaseFrame
      ctx={ctx}
      reviewed={reviewed}
      page={{ label: "撤销申请", here: `/regulator/cases/${id}/cancellation` }}
    >
      <CancellationForm
        caseId={id}
        title={`决定撤销申请 - ${reviewed.title} - 专家评审平台`}
        head={<PageHead title="决定撤销申请" lead={reviewed.title} backHref={`/regulator/cases/${id}`} />}
      >
        <Card>
          <Facts
            items={[
              { term: "施工单位", value: reviewed.organizationName },
              { term: "申请时间", value: instantOrDash(reviewed.cancelRequestedAt) },
              { term: "申请理由", value: reviewed.cancelReason ?? "" },
            ]}
          />
        </Card>
      </CancellationForm>
    </CaseFrame>
  );
}
