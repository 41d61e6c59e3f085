import { redirect } from "next/navigation";
import { AcceptReportForm } from "@/features/reports/components/regulator-forms";
import { found } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { CaseFrame, type CaseParams } from "../../case-page";
import { openReport } from "../open-report";
import { SideBySide } from "../side-by-side";

/** 核对通过, after one more look at record and paper. */
export default async function CheckReport({ params }: CaseParams) {
  const { id } = await params;
  const { ctx, reviewed, handover, waiting, mine, path } = await openReport(id, "/accept");
  // Somebody else was faster: the report's page says how it stands now.
  if (!waiting || !handover.report) redirect(path);
  await found(ctx, Promise.resolve(mine ? true : null));
  return (
    <CaseFrame ctx={ctx} reviewed={reviewed} page={{ label: "核对通过", here: `${path}/accept` }}>
      <AcceptReportForm
        submissionId={waiting.id}
        found={waiting.findings.length > 0}
        back={path}
        title={`核对通过 - ${reviewed.title} - 专家评审平台`}
        head={<PageHead title="核对通过" lead="确认后论证项目即有结论，不能撤回。" backHref={path} />}
      >
        <SideBySide report={handover.report} submission={waiting} handover={handover} />
      </AcceptReportForm>
    </CaseFrame>
  );
}
