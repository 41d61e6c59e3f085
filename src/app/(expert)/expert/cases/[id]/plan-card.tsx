import { type Desk, largestMarked, listReadable, whyNotReadPlan } from "@/features/opinions";
import { fileKindLabels } from "@/features/reviews";
import type { PageCtx } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";

/** 方案: to be read in the page or as a marked copy, while the duty lasts; what cannot be read says why. */
export async function PlanCard({ ctx, desk, path }: { ctx: PageCtx; desk: Desk; path: string }) {
  const denial = whyNotReadPlan(desk.facts);
  if (denial) {
    return (
      <Card title="阅读方案">
        <p>{denial.sentence}</p>
      </Card>
    );
  }
  const files = await listReadable(ctx, desk.caseId);
  return (
    <Card title="阅读方案">
      <p>方案仅供论证使用，请勿外传。阅读和下载都有记录，下载件每页印有您的姓名。</p>
      {files.length === 0 ? <p>方案文件暂时不能阅读，请联系监督机构。</p> : null}
      {files.map((file) => {
        const label = `${file.earlier ? "上一次论证的" : ""}${fileKindLabels[file.kind]}（第${file.version}版）`;
        const current = file.id === desk.plan?.id;
        return (
          <section key={file.id} aria-label={label}>
            <p>
              <b>{label}</b>
              {current ? "　本次送审" : ""}
              <br />
              {file.name}，{file.pages ? `${file.pages}页，` : ""}
              {sizeText(file.size ?? 0)}
            </p>
            <Actions>
              <ButtonLink look={current ? "primary" : "quiet"} href={`${path}/plan/${file.id}`}>
                在页面中阅读
              </ButtonLink>
              {(file.size ?? 0) > largestMarked ? null : (
                <ButtonLink look="quiet" href={`/api/files/${file.id}/marked`} download>
                  下载（带水印）
                </ButtonLink>
              )}
            </Actions>
            {(file.size ?? 0) > largestMarked ? <p>文件超过50MB，只能在页面中阅读。</p> : null}
          </section>
        );
      })}
    </Card>
  );
}

/** `12.3MB`, or `820KB`. */
function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.max(1, Math.round(kilobytes))}KB` : `${(kilobytes / 1024).toFixed(1)}MB`;
}
