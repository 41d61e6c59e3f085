import { WorkspaceShell } from "@/app/workspace-shell";
import { type Handover, whyNotHandIn } from "@/features/reports";
import { HandInForm } from "@/features/reports/components/hand-in-form";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { one, type Query } from "../../../address";
import { onPlatform } from "../../../words";
import type { CaseParams } from "../own-case";
import { DeadlineNote } from "./deadline-note";
import { HandInsCard } from "./hand-ins-card";
import { ownHandover } from "./own-report";
import { PapersCard } from "./papers-card";
import { ReportCard } from "./report-card";

const title = `论证报告${onPlatform}`;

/** 论证报告: the form to print, the papers to upload, the hand-in, and what became of it (四(一)3). */
export default async function ReportPage({
  params,
  searchParams,
}: CaseParams & { searchParams: Promise<Query> }) {
  const { ctx, handover, path, crumbs } = await ownHandover(params);
  const { report, form, paper, sheet, submissions } = handover;
  const open = whyNotHandIn(handover.case.state) === null && report !== null;
  const head = (
    <PageHead
      title="论证报告"
      lead={handover.case.title}
      backHref={`/contractor/cases/${handover.case.id}`}
    />
  );
  const cards = report ? (
    <>
      <DeadlineNote handover={handover} now={ctx.now} />
      <Returned handover={handover} />
      <ReportCard report={report} form={form} />
      <PapersCard handover={handover} path={path} open={open} />
    </>
  ) : (
    <Note>论证报告由专家组组长起草，到会专家全部确认后锁定；锁定后可以在本页下载打印。</Note>
  );
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={crumbs.map((crumb, at) => (at < 2 ? crumb : { label: crumb.label }))}
      here={path}
    >
      {one(await searchParams, "done") === "submitted" ? (
        <Banner kind="success" title="论证报告和签到表已提交">
          <p>监督机构核对后出结论；到期没有核对、自动比对又没有问题的，自动通过。</p>
        </Banner>
      ) : null}
      {open && report && form && paper && sheet ? (
        <HandInForm
          caseId={handover.case.id}
          reportFileId={paper.id}
          sheetFileId={sheet.id}
          experts={report.content.panel.map(({ invitationId, name, leader }) => ({
            value: invitationId,
            label: leader ? `${name}（组长）` : name,
          }))}
          title={title}
          head={head}
        >
          {cards}
        </HandInForm>
      ) : (
        <div className="stack">
          <title>{title}</title>
          {head}
          {cards}
        </div>
      )}
      {submissions.length > 0 ? <HandInsCard submissions={submissions} /> : null}
    </WorkspaceShell>
  );
}

/** Why the last hand-in came back. */
function Returned({ handover }: { handover: Handover }) {
  const [last] = handover.submissions;
  if (handover.case.state !== "AWAITING_REPORT" || last?.state !== "RETURNED") return null;
  return (
    <Note tone="warn" title="已退回补正，请更正后重新提交">
      <p>{last.returnedReason}</p>
      <p>是否按时，以第一次提交为准，退回不重新计算。</p>
    </Note>
  );
}
