import {
  canBeVoid,
  findVoid,
  groundLabels,
  listVoidFiles,
  whyNotDecideVoid,
  whyNotPropose,
  whyNotWithdrawVoid,
} from "@/features/inspections";
import { DecideVoidForm, ProposeVoidForm } from "@/features/inspections/components/outside-forms";
import { firstOf, type Query } from "@/features/panels";
import { fileKindLabels, problemSentence } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { ErrorSummary } from "@/ui/error-summary";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { UploadForm } from "@/ui/upload-form";
import { CaseFiles } from "../case-files";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

const news: Readonly<Record<string, string>> = {
  proposed: "已提出，请另一位同志确认",
  confirmed: "论证工作已认定无效",
  refused: "已记录不同意，论证项目照常进行",
  withdrawn: "已撤回，论证项目照常进行",
};
const states = {
  PROPOSED: { label: "待确认", tone: "warn" },
  CONFIRMED: { label: "已认定无效", tone: "bad" },
  REFUSED: { label: "不同意", tone: "idle" },
  WITHDRAWN: { label: "已撤回", tone: "idle" },
} as const;

/** 论证工作无效 (四(一)1): proposed with its document by one, decided by another; station or bureau alone. */
export default async function CaseVoid({
  params,
  searchParams,
}: CaseParams & { searchParams: Promise<Query> }) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/regulator/cases/${id}/void`;
  const { ctx, reviewed } = await openCase(id, "/void");
  const decision = await findVoid(ctx, id);
  const proposable = whyNotPropose(ctx.actor, reviewed, canBeVoid) === null;
  await found(ctx, Promise.resolve(decision ?? (proposable ? true : null)));
  const files = await listVoidFiles(ctx, id);
  const told = news[firstOf(query.news)];
  const problem = problemSentence(firstOf(query.problem));
  const open = decision?.state === "PROPOSED" ? decision : null;
  const decides = open !== null && whyNotDecideVoid(ctx.actor, open) === null;
  const takesBack = open !== null && whyNotWithdrawVoid(ctx.actor, open) === null;
  return (
    <CaseFrame
      ctx={ctx}
      reviewed={reviewed}
      title={`认定论证工作无效：${reviewed.title}`}
      page={{ label: "认定论证工作无效", here }}
    >
      {problem ? <ErrorSummary errors={{ void_decision: problem }} /> : null}
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead title="认定论证工作无效" lead={reviewed.title} backHref={`/regulator/cases/${id}`} />
      <Stack>
        <Note>
          由市住建局或市监督站凭决定文书认定，一人提出、另一人确认。确认后本项论证作废，已批准的方案不得再用，须另行申报、重新抽取专家。
        </Note>
        {decision ? (
          <Card title="认定">
            <Facts
              items={[
                {
                  term: "办理情况",
                  value: <Tag tone={states[decision.state].tone}>{states[decision.state].label}</Tag>,
                },
                { term: "情形", value: groundLabels[decision.ground] },
                { term: "事实和理由", value: <span className="whitespace-pre-line">{decision.reason}</span> },
                { term: "决定文号", value: decision.documentNumber },
                {
                  term: "决定文书",
                  value: <a href={`/api/files/${decision.fileId}`}>{fileKindLabels.void_decision}</a>,
                },
                { term: "提出时间", value: formatInstant(decision.proposedAt, { year: true }) },
                ...(decision.decidedAt
                  ? [{ term: "办结时间", value: formatInstant(decision.decidedAt, { year: true }) }]
                  : []),
                ...(decision.remark ? [{ term: "说明", value: decision.remark }] : []),
              ]}
            />
          </Card>
        ) : null}
        {decides || takesBack ? <DecideVoidForm caseId={id} own={takesBack} /> : null}
        {!open && proposable ? (
          <>
            <Card title="决定文书">
              <UploadForm
                action={`/api/uploads/${id}/void_decision`}
                page={here}
                name="void_decision"
                label={fileKindLabels.void_decision}
                accept=".pdf,application/pdf"
                hint="PDF格式，不超过20 MB。"
                look="quiet"
              />
            </Card>
            {files.length > 0 ? <CaseFiles files={files} /> : null}
            <ProposeVoidForm caseId={id} />
          </>
        ) : null}
      </Stack>
    </CaseFrame>
  );
}
