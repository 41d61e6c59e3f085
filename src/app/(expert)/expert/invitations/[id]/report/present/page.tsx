import { redirect } from "next/navigation";
import { faultsOf } from "@/features/reports";
import { PresentForm } from "@/features/reports/components/expert-forms";
import { ButtonLink } from "@/ui/button";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../../expert-frame";
import { onPlatform } from "../../../../words";
import type { InvitationParams } from "../../own-invitation";
import { ownReport } from "../own-report";
import { ReportText } from "../report-text";

const title = `核对论证报告${onPlatform}`;

/** 核对: what is missing, or the whole once more before it is put to the panel. */
export default async function PresentPage({ params }: InvitationParams) {
  const { ctx, desk, path, crumbs } = await ownReport(params, "/present");
  const { report } = desk;
  if (!desk.leads || desk.state !== "IN_MEETING" || report?.state !== "DRAFT") redirect(path);
  const faults = faultsOf(report);
  const head = <PageHead title="请核对论证报告" lead={desk.title} backHref={`${path}/draft`} />;
  return (
    <ExpertFrame ctx={ctx} crumbs={[...crumbs, { label: "核对" }]} here={`${path}/present`} size="elder">
      {faults.length > 0 ? (
        <div className="stack">
          <title>{title}</title>
          {head}
          <Note tone="warn" title="还不能提交专家确认">
            <ul className="stack">
              {faults.map(({ field, sentence }) => (
                <li key={field + sentence}>{sentence}</li>
              ))}
            </ul>
          </Note>
          <ButtonLink big href={`${path}/draft`}>
            返回修改
          </ButtonLink>
        </div>
      ) : (
        <PresentForm
          invitationId={desk.invitationId}
          seen={report.seen}
          back={`${path}/draft`}
          title={title}
          head={head}
        >
          <ReportText report={report} />
          <Note>
            提交后内容固定，到会的{desk.attending.length}
            位专家逐一确认；您的提交即为您本人的确认。全部答复以前可以收回修改。
          </Note>
        </PresentForm>
      )}
    </ExpertFrame>
  );
}
