import { redirect } from "next/navigation";
import { listOwnScans, whyNotSubmit } from "@/features/opinions";
import { ScanForm } from "@/features/opinions/components/opinion-forms";
import { fileStateLabels, problemSentence } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { ErrorSummary } from "@/ui/error-summary";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { UploadForm } from "@/ui/upload-form";
import { ExpertFrame } from "../../../../expert-frame";
import { one, type Query } from "../../../../query";
import { onPlatform } from "../../../../words";
import { type DeskParams, ownDesk } from "../../own-desk";

/** 上传纸质意见表: a scan or a photograph of the form filled in by hand, then its conclusion, then handed in. */
export default async function UploadOpinion({
  params,
  searchParams,
}: DeskParams & { searchParams: Promise<Query> }) {
  const { ctx, desk, path, crumbs } = await ownDesk(params, "/opinion/scan");
  if (whyNotSubmit(desk.facts, ctx.now) || !desk.plan) redirect(path);
  const query = await searchParams;
  const here = `${path}/opinion/scan`;
  const problem = problemSentence(one(query, "problem"));
  const scans = await listOwnScans(ctx, desk.caseId);
  const done = scans.find(({ version }) => String(version) === one(query, "done"));
  const usable = scans.filter(({ state }) => state === "AVAILABLE" || state === "SCANNING");
  const title = `${problem ? "错误：" : ""}上传纸质意见表${onPlatform}`;
  const head = (
    <>
      {problem ? <ErrorSummary errors={{ file: problem }} /> : null}
      {done && !problem ? (
        <Banner kind="success" title="文件已收到">
          <p>请在下面选择初步结论，然后提交。查毒需要几秒钟，完成前不能提交。</p>
        </Banner>
      ) : null}
      <PageHead
        title="上传纸质意见表"
        lead="在纸上填好、签名，拍照或者扫描后上传；一张照片放不下的，请扫描成一个PDF。"
        backHref={path}
      />
      <Card title="第一步：上传">
        <UploadForm
          action={`/api/uploads/${desk.caseId}/opinion_scan`}
          page={here}
          label="审查意见表的扫描件或照片"
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          hint="PDF、JPG或PNG格式，不超过20MB。"
          error={problem ?? undefined}
          look={usable.length > 0 ? "quiet" : "primary"}
        />
      </Card>
    </>
  );
  return (
    <ExpertFrame ctx={ctx} crumbs={[...crumbs, { label: "上传纸质意见表" }]} here={here} size="elder">
      {usable.length === 0 ? (
        <>
          <title>{title}</title>
          {head}
        </>
      ) : (
        <ScanForm
          caseId={desk.caseId}
          planFileId={desk.plan.id}
          title={title}
          head={
            <>
              {head}
              <h2>第二步：提交</h2>
            </>
          }
          scans={usable.map(({ id, name, state, startedAt }) => ({
            value: id,
            label: `${name}（${formatInstant(startedAt)}，${fileStateLabels[state]}）`,
          }))}
        />
      )}
    </ExpertFrame>
  );
}
