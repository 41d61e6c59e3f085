import { findVisit, type Work } from "@/features/inspections";
import { SiteForm } from "@/features/inspections/components/site-form";
import { firstOf, type Query } from "@/features/panels";
import { dateAt, formatDate, policyInForce } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Facts } from "@/ui/facts";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { InspectionFrame, type InspectionParams, openInspection } from "../inspection-page";

/** 现场检查记录, for a phone on site. */
export default async function SitePage({
  params,
  searchParams,
}: InspectionParams & { searchParams: Promise<Query> }) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { ctx, at } = await openInspection(id, "/site");
  const [visit, { values: policy }] = await Promise.all([found(ctx, findVisit(ctx, at)), policyInForce(ctx)]);
  return (
    <InspectionFrame
      ctx={ctx}
      at={at}
      page={{ label: "现场检查记录", here: `/regulator/inspections/${id}/site` }}
    >
      {firstOf(query.news) === "saved" ? <Banner kind="success" title="草稿已保存到平台" /> : null}
      <SiteForm
        inspectionId={id}
        base={visit.base}
        fields={visit.fields}
        works={visit.works.map((work) => ({
          itemId: work.itemId,
          part: work.part,
          own: work.own,
          about: <AboutWork work={work} />,
        }))}
        team={policy["inspection.team"]}
        today={dateAt(ctx.now)}
        title={`现场检查记录：${at.projectName} - 专家评审平台`}
        head={
          <PageHead
            title="现场检查记录"
            lead={
              <>
                {at.projectName}，{at.fact} <a href={`/regulator/inspections/${id}/photos`}>上传现场照片</a>
              </>
            }
            backHref={`/regulator/inspections/${id}`}
          />
        }
      />
    </InspectionFrame>
  );
}

/** What the platform has on record of a work, to be compared with what stands there. */
function AboutWork({ work }: { work: Work }) {
  return (
    <Facts
      items={[
        {
          term: "论证项目",
          value: work.caseId ? (
            <a href={`/regulator/cases/${work.caseId}`}>{work.caseNumber}</a>
          ) : (
            "没有申报论证"
          ),
        },
        {
          term: "批准",
          value: work.approvedOn
            ? `${formatDate(work.approvedOn, { year: true })}批准，第${work.planVersion ?? "?"}版`
            : "尚未批准，不得施工",
        },
        ...(work.siteCode
          ? [{ term: "公示牌网页", value: <a href={`/site/${work.siteCode}`}>打开，可选取现场文件核对</a> }]
          : []),
      ]}
    />
  );
}
