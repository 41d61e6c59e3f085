import { InspectionFiles } from "@/app/inspection-views/files-list";
import {
  type FoundOutsideReview,
  findOutsideReview,
  inspectionFileProblem,
  listInspectionFiles,
  takesEvidence,
  watchEnd,
  whyNotCirculate,
  whyNotInspect,
  whyNotNotify,
  whyNotWithdraw,
} from "@/features/inspections";
import { InspectionUpload } from "@/features/inspections/components/file-upload";
import {
  CirculateForm,
  IssueCircularForm,
  NotifyUnitForm,
  WithdrawOutsideForm,
} from "@/features/inspections/components/outside-forms";
import { firstOf, type Query } from "@/features/panels";
import { dateAt, formatDate, formatDeadline, formatInstant, policyInForce } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { ErrorSummary } from "@/ui/error-summary";
import { type Fact, Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { RegulatorFrame } from "../../regulator-frame";
import { outsideStatus } from "../words";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

const news: Readonly<Record<string, string>> = {
  recorded: "已记录，请上传证据材料，再告知单位",
  notified: "已告知单位",
  circulated: "已通报，单位和工程已列为重点检查对象；请打印通报盖章后发出",
  withdrawn: "已撤回",
  issued: "已登记印发",
};

/** One review held outside the platform: the record, the evidence, what the unit says, and the next step. */
export default async function OutsideReviewPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/regulator/outside-reviews/${id}`;
  const ctx = await pageContext("regulator", here);
  const review = await found(ctx, findOutsideReview(ctx, id));
  const [files, { values: policy }] = await Promise.all([
    listInspectionFiles(ctx, { type: "outside-review", id }),
    policyInForce(ctx),
  ]);
  const evidence = files.filter(({ kind }) => kind === "OUTSIDE_EVIDENCE");
  const { actor } = ctx;
  const own = whyNotInspect(actor) === null && actor.jurisdiction === review.recordedFor;
  const told = firstOf(query.done) ? "证据材料已上传" : news[firstOf(query.news)];
  const problem = inspectionFileProblem(firstOf(query.problem)) ?? undefined;
  const notCirculate = review.state === "NOTIFIED" ? whyNotCirculate(actor, review, ctx.now) : null;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={`平台外论证 ${review.number}`}
      crumbs={[
        { label: "监督检查", href: "/regulator/inspections" },
        { label: "平台外论证", href: "/regulator/outside-reviews" },
        { label: review.number },
      ]}
      here={here}
    >
      {problem ? <ErrorSummary errors={{ "file-outside_evidence": problem }} /> : null}
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead
        title={review.organizationName}
        lead={`平台外论证 ${review.number}`}
        backHref="/regulator/outside-reviews"
      />
      <ReviewFacts review={review} />
      <Card title={`证据材料（${evidence.length}）`}>
        <Stack>
          <InspectionFiles files={evidence} />
          {own && takesEvidence(review.state) ? (
            <InspectionUpload
              ownerType="outside-review"
              ownerId={id}
              kind="OUTSIDE_EVIDENCE"
              page={here}
              error={problem}
            />
          ) : null}
        </Stack>
      </Card>
      {review.statement ? (
        <Card title="单位陈述申辩">
          <p className="whitespace-pre-line">{review.statement}</p>
          <InspectionFiles files={files.filter(({ kind }) => kind === "STATEMENT")} />
        </Card>
      ) : null}
      {whyNotNotify(actor, review, evidence.length) === null ? <NotifyUnitForm reviewId={id} /> : null}
      {own && review.state === "RECORDED" && evidence.length === 0 ? (
        <Note>上传证据材料以后才能告知单位。</Note>
      ) : null}
      {own && review.state === "NOTIFIED" ? (
        notCirculate ? (
          <Note>{notCirculate.sentence}</Note>
        ) : (
          <CirculateForm
            reviewId={id}
            until={watchEnd(dateAt(ctx.now), policy["watch.months"])}
            intervalDays={policy["watch.interval"]}
          />
        )
      ) : null}
      {review.circularId ? (
        <Card title={`通报 ${review.circularNumber}`}>
          <Stack>
            <p className="actions">
              <ButtonLink look="quiet" href={`/regulator/circulars/${review.circularId}/paper.pdf`} download>
                下载通报
              </ButtonLink>
            </p>
            {review.issuedAt ? (
              <p>
                {review.documentNumber}，{formatInstant(review.issuedAt, { year: true })}印发。
              </p>
            ) : own ? (
              <IssueCircularForm circularId={review.circularId} />
            ) : null}
          </Stack>
        </Card>
      ) : null}
      {whyNotWithdraw(actor, review) === null ? (
        <Disclosure summary="记录有误，撤回">
          <WithdrawOutsideForm reviewId={id} />
        </Disclosure>
      ) : null}
    </RegulatorFrame>
  );
}

function ReviewFacts({ review }: { review: FoundOutsideReview }) {
  const { label, tone } = outsideStatus[review.state];
  const rows: (Fact | null)[] = [
    { term: "状态", value: <Tag tone={tone}>{label}</Tag> },
    { term: "工程", value: `${review.projectName}（${review.projectAddress}）` },
    review.part ? { term: "危大工程", value: review.part } : null,
    { term: "论证日期", value: formatDate(review.heldOn, { year: true }) },
    { term: "发现的情况", value: <span className="whitespace-pre-line">{review.facts}</span> },
    review.inspectionId
      ? { term: "来自检查", value: <a href={`/regulator/inspections/${review.inspectionId}`}>查看检查</a> }
      : null,
    { term: "记录时间", value: formatInstant(review.recordedAt, { year: true }) },
    review.notifiedAt ? { term: "告知时间", value: formatInstant(review.notifiedAt, { year: true }) } : null,
    review.stateBy ? { term: "陈述申辩期限", value: formatDeadline(review.stateBy, { year: true }) } : null,
    review.withdrawnReason ? { term: "撤回的理由", value: review.withdrawnReason } : null,
  ];
  return (
    <Card>
      <Facts items={rows.filter((row) => row !== null)} />
    </Card>
  );
}
