import { findReadable, openPages } from "@/features/opinions";
import { PlanPages } from "@/features/opinions/components/plan-pages";
import { fileKindLabels } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import { found } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../../expert-frame";
import { onPlatform } from "../../../../words";
import { ownDesk } from "../../own-desk";

type Props = { params: Promise<{ id: string; fileId: string }> };

/** 方案阅读: page by page, in pieces, under the reader's mark. Opening it is on record; without scripts the copy is there. */
export default async function ReadPlan({ params }: Props) {
  const { fileId } = await params;
  const below = `/plan/${encodeURIComponent(fileId)}`;
  const { ctx, desk, path, crumbs } = await ownDesk(params, below);
  const { file, caseNumber } = await found(ctx, findReadable(ctx, fileId));
  const opening = await openPages(ctx, file.id);
  const mark = `${ctx.actor.name} ${formatInstant(ctx.now, { year: true })} ${caseNumber ?? ""}`;
  const label = `${fileKindLabels[file.kind]}（第${file.version}版）`;
  return (
    <ExpertFrame ctx={ctx} crumbs={[...crumbs, { label: "阅读方案" }]} here={path + below}>
      <title>{`阅读方案${onPlatform}`}</title>
      <PageHead title={label} lead={file.displayName} backHref={path} />
      <noscript>
        <p>
          您的浏览器没有启用脚本，不能在页面中阅读。
          <a href={`/api/files/${file.id}/marked`}>下载带水印的文件</a>
        </p>
      </noscript>
      <PlanPages
        source={`/api/files/${file.id}/pages?opening=${opening}`}
        size={file.size}
        mark={mark}
        pages={file.pages ?? 1}
      />
      <ButtonLink look="quiet" href={desk.plan?.id === file.id ? `${path}/opinion` : path}>
        {desk.plan?.id === file.id ? "填写意见" : "返回"}
      </ButtonLink>
    </ExpertFrame>
  );
}
