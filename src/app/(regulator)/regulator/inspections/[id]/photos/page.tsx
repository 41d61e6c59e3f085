import { InspectionFiles } from "@/app/inspection-views/files-list";
import {
  inspectionFileProblem,
  listInspectionFiles,
  takesPhotos,
  whyNotHandle,
} from "@/features/inspections";
import { InspectionUpload } from "@/features/inspections/components/file-upload";
import { firstOf, type Query } from "@/features/panels";
import { found } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { ErrorSummary } from "@/ui/error-summary";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { InspectionFrame, type InspectionParams, openInspection } from "../inspection-page";

/** 现场照片: taken and uploaded on the phone, on the visit and at the check of what was put right. */
export default async function PhotosPage({
  params,
  searchParams,
}: InspectionParams & { searchParams: Promise<Query> }) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/regulator/inspections/${id}/photos`;
  const { ctx, at } = await openInspection(id, "/photos");
  await found(ctx, Promise.resolve(whyNotHandle(ctx.actor, at) || !takesPhotos(at.state) ? null : true));
  const files = await listInspectionFiles(ctx, { type: "inspection", id });
  const problem = inspectionFileProblem(firstOf(query.problem)) ?? undefined;
  const photos = files.filter(({ kind }) => kind === "SITE_PHOTO");
  return (
    <InspectionFrame ctx={ctx} at={at} title={`现场照片 ${at.number}`} page={{ label: "现场照片", here }}>
      {problem ? <ErrorSummary errors={{ "file-site_photo": problem }} /> : null}
      {firstOf(query.done) ? <Banner kind="success" title="照片已上传" /> : null}
      <PageHead title="现场照片" lead={at.projectName} backHref={`/regulator/inspections/${id}`} />
      <Card title="上传">
        <InspectionUpload ownerType="inspection" ownerId={id} kind="SITE_PHOTO" page={here} error={problem} />
      </Card>
      <Card title={`已上传（${photos.length}）`}>
        {photos.length > 0 ? (
          <InspectionFiles files={photos} />
        ) : (
          <EmptyState title="还没有照片" why="没有信号时先拍在手机里，有信号后再上传。" />
        )}
      </Card>
      <p className="actions">
        <ButtonLink
          href={
            at.state === "ON_SITE"
              ? `/regulator/inspections/${id}/site`
              : `/regulator/inspections/${id}/check`
          }
        >
          {at.state === "ON_SITE" ? "填写检查记录" : "复查整改"}
        </ButtonLink>
      </p>
    </InspectionFrame>
  );
}
