import { findLane, whyNotAuditLane, whyNotGrantLane } from "@/features/approvals";
import { LaneAuditForm, LaneForm } from "@/features/approvals/components/regulator-forms";
import { firstOf, listSupervisedFiles, type Query } from "@/features/panels";
import { fileKindLabels, problemSentence } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { ErrorSummary } from "@/ui/error-summary";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { UploadForm } from "@/ui/upload-form";
import { CaseFiles } from "../case-files";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

const news: Readonly<Record<string, string>> = { granted: "抢险通道已启用", audited: "核查结论已提交" };

/** 抢险通道 (E30): granted before the draw, looked at afterwards by somebody else. */
export default async function CaseEmergency({
  params,
  searchParams,
}: CaseParams & { searchParams: Promise<Query> }) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/regulator/cases/${id}/emergency`;
  const { ctx, reviewed } = await openCase(id, "/emergency");
  const lane = await findLane(ctx, id);
  const grantable = whyNotGrantLane(ctx.actor, reviewed) === null;
  await found(ctx, Promise.resolve(lane ?? (grantable ? true : null)));
  const orders = (await listSupervisedFiles(ctx, id)).filter(({ kind }) => kind === "emergency_order");
  const told = news[firstOf(query.news)];
  const problem = problemSentence(firstOf(query.problem));
  const auditable = lane && !lane.auditedAt && whyNotAuditLane(ctx.actor, lane) === null;
  return (
    <CaseFrame
      ctx={ctx}
      reviewed={reviewed}
      title={`抢险通道：${reviewed.title} - 专家评审平台`}
      page={{ label: "抢险通道", here }}
    >
      {problem ? <ErrorSummary errors={{ emergency_order: problem }} /> : null}
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead title="抢险通道" lead={reviewed.title} backHref={`/regulator/cases/${id}`} />
      <Stack>
        <Note>缩短抽取提前时间和专家确认时限，短信不受发送时段限制；仍须随机抽取5名以上专家，回避照常。</Note>
        {lane ? (
          <Card title="已启用">
            <Facts
              items={[
                { term: "批准文号", value: lane.orderNumber },
                {
                  term: "批准文件",
                  value: <a href={`/api/files/${lane.orderFileId}`}>{fileKindLabels.emergency_order}</a>,
                },
                { term: "事由", value: lane.reason },
                { term: "启用时间", value: formatInstant(lane.grantedAt, { year: true }) },
                {
                  term: "事后核查",
                  value: lane.auditedAt
                    ? `${formatInstant(lane.auditedAt, { year: true })}：${lane.auditFinding}`
                    : "尚未核查",
                },
              ]}
            />
          </Card>
        ) : (
          <>
            <Card title="批准文件">
              <UploadForm
                action={`/api/uploads/${id}/emergency_order`}
                page={here}
                name="emergency_order"
                label={fileKindLabels.emergency_order}
                accept=".pdf,application/pdf"
                hint="PDF格式，不超过20 MB。"
                look="quiet"
              />
            </Card>
            {orders.length > 0 ? <CaseFiles files={orders} /> : null}
            <LaneForm caseId={id} />
          </>
        )}
        {auditable ? <LaneAuditForm caseId={id} /> : null}
      </Stack>
    </CaseFrame>
  );
}
