import { InspectionFiles } from "@/app/inspection-views/files-list";
import { WorkspaceShell } from "@/app/workspace-shell";
import {
  findOutsideReview,
  inspectionFileProblem,
  listInspectionFiles,
  whyNotState,
} from "@/features/inspections";
import { InspectionUpload } from "@/features/inspections/components/file-upload";
import { StatementForm } from "@/features/inspections/components/unit-forms";
import { formatDate, formatDeadline, formatInstant } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { one, type Query } from "../../address";
import { onPlatform } from "../../words";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

const states = {
  RECORDED: "已记录",
  NOTIFIED: "已告知，可以陈述申辩",
  CIRCULATED: "已通报，单位和工程列为重点检查对象",
  WITHDRAWN: "已撤回",
} as const;

/** What a unit is told of a review it held outside the platform, and what it has to say (五(二)). */
export default async function OwnOutsideReview({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/contractor/outside-reviews/${id}`;
  const ctx = await pageContext("contractor", here);
  const review = await found(ctx, findOutsideReview(ctx, id));
  const files = await listInspectionFiles(ctx, { type: "outside-review", id });
  const own = files.filter(({ kind }) => kind === "STATEMENT");
  const may = whyNotState(review, ctx.now) === null;
  const error = inspectionFileProblem(one(query, "problem")) ?? undefined;
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "监督检查", href: "/contractor/inspections" }, { label: review.number }]}
      here={here}
    >
      <title>{`未经平台的论证 ${review.number}${onPlatform}`}</title>
      {one(query, "news") === "stated" ? <Banner kind="success" title="陈述申辩已提交" /> : null}
      {one(query, "done") ? <Banner kind="success" title="文件已上传" /> : null}
      <PageHead title="未经平台的论证" lead={review.number} backHref="/contractor/inspections" />
      <Card>
        <Facts
          items={[
            { term: "办理情况", value: states[review.state] },
            { term: "工程", value: review.projectName },
            { term: "论证日期", value: formatDate(review.heldOn, { year: true }) },
            { term: "记录的情况", value: <span className="whitespace-pre-line">{review.facts}</span> },
            ...(review.notifiedAt
              ? [{ term: "告知时间", value: formatInstant(review.notifiedAt, { year: true }) }]
              : []),
            ...(review.withdrawnReason ? [{ term: "撤回的理由", value: review.withdrawnReason }] : []),
          ]}
        />
      </Card>
      <Card title="证据材料">
        <InspectionFiles files={files.filter(({ kind }) => kind === "OUTSIDE_EVIDENCE")} />
      </Card>
      {review.statement ? (
        <Card title="本单位的陈述申辩">
          <p className="whitespace-pre-line">{review.statement}</p>
          <InspectionFiles files={own} />
        </Card>
      ) : null}
      {may ? (
        <>
          <Card title="陈述申辩的材料">
            <InspectionFiles files={own} />
            <InspectionUpload
              ownerType="outside-review"
              ownerId={id}
              kind="STATEMENT"
              page={here}
              error={error}
            />
          </Card>
          <StatementForm
            reviewId={id}
            until={review.stateBy ? formatDeadline(review.stateBy, { year: true }) : ""}
          />
        </>
      ) : review.statement ? null : (
        <Note>现在不能陈述申辩：期限已过或者已经办结。</Note>
      )}
    </WorkspaceShell>
  );
}
