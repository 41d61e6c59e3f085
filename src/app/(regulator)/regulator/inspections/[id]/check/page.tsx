import { InspectionFiles } from "@/app/inspection-views/files-list";
import { FindingAnswers } from "@/app/inspection-views/findings";
import { listInspectionFiles, whyNotCheck } from "@/features/inspections";
import { CheckForm } from "@/features/inspections/components/visit-forms";
import { addDays, dateAt, policyInForce } from "@/features/rulebook";
import { found } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { InspectionFrame, type InspectionParams, openInspection } from "../inspection-page";

/** 复查: each finding that is still open with its reply, and whether it is done. */
export default async function CheckPage({ params }: InspectionParams) {
  const { id } = await params;
  const { ctx, at } = await openInspection(id, "/check");
  await found(ctx, Promise.resolve(whyNotCheck(ctx.actor, at) ? null : true));
  const [files, { values: policy }] = await Promise.all([
    listInspectionFiles(ctx, { type: "inspection", id }),
    policyInForce(ctx),
  ]);
  const open = at.findings.filter(({ checks }) => !checks.some(({ done }) => done));
  const today = dateAt(ctx.now);
  return (
    <InspectionFrame
      ctx={ctx}
      at={at}
      page={{ label: "复查整改", here: `/regulator/inspections/${id}/check` }}
    >
      <CheckForm
        inspectionId={id}
        title={`复查整改：${at.projectName} - 专家评审平台`}
        head={<PageHead title="复查整改" lead={at.projectName} backHref={`/regulator/inspections/${id}`} />}
        dueDate={addDays(today, policy["inspection.rectify_days"])}
        today={addDays(today, 1)}
        findings={open.map((finding) => ({
          id: finding.id,
          ordinal: finding.ordinal,
          text: `${finding.text}\n整改要求：${finding.measure}`,
          reply: (
            <>
              <FindingAnswers finding={finding} />
              <InspectionFiles files={files.filter(({ findingId }) => findingId === finding.id)} />
            </>
          ),
        }))}
      />
    </InspectionFrame>
  );
}
