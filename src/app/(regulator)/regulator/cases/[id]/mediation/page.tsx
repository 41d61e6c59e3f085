import { firstOf, type Query } from "@/features/panels";
import { conclusionLabels, type FoundMediation, findMediation, whyNotMediate } from "@/features/reports";
import { MediationForm } from "@/features/reports/components/regulator-forms";
import { fileStateLabels, problemSentence, sizeLimits } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { ErrorSummary } from "@/ui/error-summary";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { UploadForm } from "@/ui/upload-form";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

const news: Readonly<Record<string, string>> = {
  agreed: "已提交，专家组继续论证，组长重新起草报告",
  failed: "已提交，本次论证终止，没有结论",
};
const megabyte = 1024 * 1024;

/** 协调: what divides the panel, the minutes, and the outcome. The station decides, the authorities read. */
export default async function MediationPage({
  params,
  searchParams,
}: CaseParams & { searchParams: Promise<Query> }) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { ctx, reviewed } = await openCase(id, "/mediation");
  const mediation = await found(ctx, findMediation(ctx, id));
  const path = `/regulator/cases/${id}/mediation`;
  const mine = whyNotMediate(ctx.actor, mediation.caseState) === null;
  const problem = problemSentence(firstOf(query.problem));
  const told = news[firstOf(query.done)];
  const head = <PageHead title="协调" lead={reviewed.title} backHref={`/regulator/cases/${id}`} />;
  const title = `协调：${reviewed.title} - 专家评审平台`;
  return (
    <CaseFrame ctx={ctx} reviewed={reviewed} page={{ label: "协调", here: path }}>
      {told ? <Banner kind="success" title={told} /> : null}
      {problem ? <ErrorSummary errors={{ file: problem }} /> : null}
      {mine && mediation.usable ? (
        <MediationForm caseId={id} title={title} head={head}>
          <Divided mediation={mediation} />
        </MediationForm>
      ) : (
        <div className="stack">
          <title>{title}</title>
          {head}
          <Divided mediation={mediation} />
          {mine ? <Note>先上传协调会议纪要，校验和查毒完成后，本页出现协调结果的表格。</Note> : null}
        </div>
      )}
      {mine ? (
        <Card title="协调会议纪要">
          <UploadForm
            action={`/api/uploads/${id}/mediation_minutes`}
            page={path}
            label="协调会议纪要"
            accept=".pdf,application/pdf"
            hint={`PDF格式，不超过${sizeLimits.mediation_minutes / megabyte} MB`}
            error={problem ?? undefined}
            look={mediation.usable ? "quiet" : "primary"}
          />
        </Card>
      ) : null}
    </CaseFrame>
  );
}

function Divided({ mediation }: { mediation: FoundMediation }) {
  const { content, answers, minutes, decidedAt, note } = mediation;
  return (
    <>
      <Card title="分歧">
        <Facts
          items={[
            { term: "提请时间", value: formatInstant(mediation.openedAt, { year: true }) },
            { term: "组长提出的结论", value: conclusionLabels[content.conclusion] },
            ...(decidedAt
              ? [
                  { term: "办结时间", value: formatInstant(decidedAt, { year: true }) },
                  {
                    term: "协调结果",
                    value: `${mediation.state === "AGREED" ? "继续论证" : "未能一致"}：${note ?? ""}`,
                  },
                ]
              : []),
          ]}
        />
        <Table
          caption="到会专家的答复"
          rows={answers}
          rowKey={({ invitationId }) => invitationId}
          columns={[
            { head: "专家", names: true, cell: ({ name, leader }) => (leader ? `${name}（组长）` : name) },
            {
              head: "答复",
              cell: ({ said }) => (said ? (said.answer === "AGREED" ? "同意" : "不同意") : "尚未答复"),
            },
            {
              head: "本人结论和理由",
              cell: ({ said }) =>
                said?.conclusion ? `${conclusionLabels[said.conclusion]}：${said.reason ?? ""}` : "",
            },
          ]}
        />
        <p className="small muted">
          不以多数票决定；提出不同意见的专家不因此受任何不利评价，对施工单位不公开是谁提出的。
        </p>
      </Card>
      {minutes.length > 0 ? (
        <Card title="已上传的纪要">
          <ul className="stack">
            {minutes.map((file) => (
              <li key={file.id}>
                {file.state === "AVAILABLE" ? (
                  <a href={`/api/files/${file.id}`} download>
                    第{file.version}版 {file.displayName}
                  </a>
                ) : (
                  `第${file.version}版 ${file.displayName}（${fileStateLabels[file.state]}）`
                )}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}
