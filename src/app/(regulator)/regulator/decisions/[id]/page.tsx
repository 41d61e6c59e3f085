import {
  findDecision,
  type ListedDecision,
  listEvidence,
  whyNotConfirm,
  whyNotRefuse,
  whyNotWithdraw,
} from "@/features/experts";
import { DecideDecisionForm, WithdrawDecisionForm } from "@/features/experts/components/decision-forms";
import { EvidenceUpload } from "@/features/experts/components/evidence-upload";
import { firstOf, type Query } from "@/features/panels";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { EvidenceList } from "../../applications/[id]/evidence-list";
import { RegulatorFrame } from "../../regulator-frame";
import { decisionFacts, decisionStatus } from "../words";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

const news: Readonly<Record<string, string>> = {
  proposed: "已提出，请上传决定文书，再由另一位同志确认",
  confirmed: "决定已生效",
  refused: "已记录不同意，决定不生效",
  withdrawn: "已撤回，决定不生效",
};

/** One decision: its document, and what each of the two people may do with it now. */
export default async function Decision({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const ctx = await pageContext("regulator", `/regulator/decisions/${id}`);
  const decision = await found(ctx, findDecision(ctx, id));
  const files = await listEvidence(ctx, { type: "decision", id });
  const told = firstOf(query.done) ? "决定文书已上传" : news[firstOf(query.news)];
  const title = `处理决定：${decision.expertName} - 专家评审平台`;
  const { label, tone } = decisionStatus(decision.state);
  const head = (
    <PageHead
      title="处理决定"
      lead={
        <>
          <a href={`/regulator/experts/${decision.expertNumber}`}>
            {decision.expertName}（{decision.expertNumber}）
          </a>{" "}
          <Tag tone={tone}>{label}</Tag>
        </>
      }
      backHref="/regulator/decisions"
    />
  );
  const body = (
    <>
      <Card>
        <Facts items={decisionFacts(decision)} />
      </Card>
      <Card title="决定文书">
        {files.length > 0 ? <EvidenceList files={files} /> : <p className="muted">还没有上传决定文书。</p>}
      </Card>
    </>
  );
  const { second, first } = partsOf(ctx, decision);
  return (
    <RegulatorFrame
      ctx={ctx}
      title={second || first ? undefined : title}
      crumbs={[{ label: "处理决定", href: "/regulator/decisions" }, { label: decision.document }]}
      here={`/regulator/decisions/${id}`}
    >
      {told ? <Banner kind="success" title={told} /> : null}
      {second ? (
        <DecideDecisionForm decisionId={id} head={head} title={title}>
          {body}
          {second.why ? <Note tone="warn">{second.why}</Note> : null}
        </DecideDecisionForm>
      ) : null}
      {first ? (
        <>
          <WithdrawDecisionForm decisionId={id} head={head} title={title}>
            {body}
            <Note>
              <p>
                {files.length > 0
                  ? "请由站内另一位同志确认。"
                  : "还没有决定文书，上传后才能由另一位同志确认。"}
              </p>
            </Note>
          </WithdrawDecisionForm>
          <Card title="上传决定文书">
            <EvidenceUpload
              ownerType="decision"
              ownerId={id}
              kind="DECISION_DOCUMENT"
              problem={firstOf(query.problem)}
            />
          </Card>
        </>
      ) : null}
      {second || first ? null : (
        <>
          {head}
          {body}
        </>
      )}
    </RegulatorFrame>
  );
}

/** What the reader is to this decision: its second person, its proposer, or neither any more. */
function partsOf(ctx: PageCtx, decision: ListedDecision) {
  const first = whyNotWithdraw(ctx.actor, decision) === null;
  const second = whyNotRefuse(ctx.actor, decision) === null;
  return {
    first,
    second: second ? { why: whyNotConfirm(ctx.actor, decision, ctx.now)?.sentence ?? null } : null,
  };
}
