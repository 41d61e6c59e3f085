import { redirect } from "next/navigation";
import { ReturnReportForm } from "@/features/reports/components/regulator-forms";
import { found } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { CaseFrame, type CaseParams } from "../../case-page";
import { openReport } from "../open-report";
import { SideBySide } from "../side-by-side";

/** 退回补正, after one more look at record and paper. */
export default async function CheckReport({ params }: CaseParams) {
  const { id } = await params;
  const { ctx, reviewed, handover, waiting, mine, path } = await openReport(id, "/return");
  // Somebody else was faster: the report's page says how it stands now.
  if (!waiting || !handover.report) redirect(path);
  await found(ctx, Promise.resolve(mine ? true : null));
  return (
    <CaseFrame ctx={ctx} reviewed={reviewed} page={{ label: "退回补正", here: `${path}/return` }}>
      <ReturnReportForm
        submissionId={waiting.id}
        back={path}
        title={`退回补正 - ${reviewed.title} - 专家评审平台`}
        head={
          <PageHead
            title="退回补正"
            lead="退回后施工单位重新提交；是否按时仍以第一次提交为准。"
            backHref={path}
          />
        }
      >
        <SideBySide report={handover.report} submission={waiting} handover={handover} />
      </ReturnReportForm>
    </CaseFrame>
  );
}
