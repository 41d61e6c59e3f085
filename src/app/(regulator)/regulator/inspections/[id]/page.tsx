import { InspectionFiles } from "@/app/inspection-views/files-list";
import { AnsweredChecklist, FindingCard } from "@/app/inspection-views/findings";
import { InspectionFacts } from "@/app/inspection-views/inspection-facts";
import {
  type FoundInspection,
  listCirculars,
  listInspectionFiles,
  whyNotCheck,
  whyNotClose,
  whyNotDemand,
  whyNotEscalate,
  whyNotInspect,
  whyNotRecord,
  whyNotStart,
} from "@/features/inspections";
import { IssueCircularForm } from "@/features/inspections/components/outside-forms";
import { visitDraftName } from "@/features/inspections/components/site-form";
import {
  CloseForm,
  DemandForm,
  EscalateForm,
  StartVisitForm,
} from "@/features/inspections/components/visit-forms";
import { firstOf, type Query } from "@/features/panels";
import { addDays, dateAt, formatInstant, policyInForce } from "@/features/rulebook";
import type { PageCtx } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { Stack } from "@/ui/layout";
import { LocalDraftDone } from "@/ui/local-draft";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { InspectionFrame, type InspectionParams, openInspection } from "./inspection-page";

const news: Readonly<Record<string, string>> = {
  recorded: "检查记录已提交",
  demanded: "整改通知已下达；单位在平台登录过的经办人会收到短信",
  verified: "复查通过，可以结案",
  returned: "没有整改到位的问题已退回；单位在平台登录过的经办人会收到短信",
  closed: "已结案",
  escalated: "已通报，请打印通报盖章后发出",
  issued: "已登记印发",
};

/** One inspection: why, what was found, how it was put right, and what its body can do with it now. */
export default async function InspectionPage({
  params,
  searchParams,
}: InspectionParams & { searchParams: Promise<Query> }) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { ctx, at } = await openInspection(id);
  const [files, circulars] = await Promise.all([
    listInspectionFiles(ctx, { type: "inspection", id }),
    listCirculars(ctx, id),
  ]);
  const told = news[firstOf(query.news)];
  const general = files.filter(({ findingId }) => findingId === null);
  return (
    <InspectionFrame ctx={ctx} at={at} title={`监督检查 ${at.number}`}>
      {at.recordedAt ? <LocalDraftDone name={visitDraftName(id)} /> : null}
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead
        title={at.projectName}
        lead={`监督检查 ${at.number}`}
        backHref={`/regulator/inspections/lists/${at.listId}`}
      />
      <InspectionFacts found={at} caseHref={at.caseId ? `/regulator/cases/${at.caseId}` : undefined} />
      <Step ctx={ctx} at={at} />
      {at.findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} files={files} />
      ))}
      {general.length > 0 ? (
        <Card title="照片和资料">
          <InspectionFiles files={general} />
        </Card>
      ) : null}
      <AnsweredChecklist found={at} />
      {circulars.map((one) => (
        <Card key={one.id} title={`通报 ${one.number}`}>
          <Stack>
            <p>{one.content.title}</p>
            <p className="small muted">
              主送：{one.content.recipients.join("、")}；
              {one.issuedAt
                ? `${one.documentNumber}，${formatInstant(one.issuedAt, { year: true })}印发`
                : `${formatInstant(one.draftedAt, { year: true })}起草，尚未印发`}
            </p>
            <p className="actions">
              <ButtonLink look="quiet" href={`/regulator/circulars/${one.id}/paper.pdf`} download>
                下载通报
              </ButtonLink>
            </p>
            {one.issuedAt || at.body !== ctx.actor.jurisdiction || whyNotInspect(ctx.actor) ? null : (
              <IssueCircularForm circularId={one.id} />
            )}
          </Stack>
        </Card>
      ))}
      {at.recordedAt && whyNotInspect(ctx.actor) === null ? (
        <p className="small">
          <a href={`/regulator/outside-reviews/new?project=${at.projectId}&inspection=${at.id}`}>
            记录本工程未经平台组织的论证
          </a>
        </p>
      ) : null}
    </InspectionFrame>
  );
}

/** What can be done now, by who may. */
async function Step({ ctx, at }: { ctx: PageCtx; at: FoundInspection }) {
  const { actor } = ctx;
  const own = `/regulator/inspections/${at.id}`;
  const today = dateAt(ctx.now);
  if (at.state === "PLANNED" || at.state === "LIST_EXPORTED") {
    const why = whyNotStart(actor, at);
    return why ? <Note>{why.sentence}</Note> : <StartVisitForm inspectionId={at.id} />;
  }
  if (whyNotRecord(actor, at) === null)
    return (
      <p className="actions">
        <ButtonLink href={`${own}/site`}>填写检查记录</ButtonLink>
        <ButtonLink look="quiet" href={`${own}/photos`}>
          上传照片
        </ButtonLink>
      </p>
    );
  if (whyNotDemand(actor, at) === null) {
    const { values: policy } = await policyInForce(ctx);
    return (
      <DemandForm
        inspectionId={at.id}
        dueDate={addDays(today, policy["inspection.rectify_days"])}
        today={addDays(today, 1)}
      />
    );
  }
  if (whyNotCheck(actor, at) === null)
    return (
      <p className="actions">
        <ButtonLink href={`${own}/check`}>复查整改</ButtonLink>
        <ButtonLink look="quiet" href={`${own}/photos`}>
          上传复查照片
        </ButtonLink>
      </p>
    );
  if (whyNotClose(actor, at) === null) return <CloseForm inspectionId={at.id} />;
  if (whyNotEscalate(actor, at) === null)
    return (
      <Disclosure summary="通报有关主管部门和上级责任单位" open={at.overdueAt !== null}>
        <EscalateForm inspectionId={at.id} />
      </Disclosure>
    );
  return null;
}
