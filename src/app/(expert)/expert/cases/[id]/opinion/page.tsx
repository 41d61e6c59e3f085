import { redirect } from "next/navigation";
import { whyNotSave } from "@/features/opinions";
import { OpinionForm } from "@/features/opinions/components/opinion-forms";
import { formatInstant } from "@/features/rulebook";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../expert-frame";
import { one, type Query } from "../../../query";
import { onPlatform } from "../../../words";
import { type DeskParams, ownDesk } from "../own-desk";

/** 填写审查意见: the whole form, as far as it was kept. */
export default async function WriteOpinion({
  params,
  searchParams,
}: DeskParams & { searchParams: Promise<Query> }) {
  const { ctx, desk, path, crumbs } = await ownDesk(params, "/opinion");
  if (whyNotSave(desk.facts)) redirect(path);
  const query = await searchParams;
  const saved = one(query, "saved") === "yes" ? desk.draftSavedAt : null;
  return (
    <ExpertFrame ctx={ctx} crumbs={[...crumbs, { label: "审查意见" }]} here={`${path}/opinion`} size="elder">
      <OpinionForm
        caseId={desk.caseId}
        title={`填写审查意见${onPlatform}`}
        head={
          <>
            {saved ? (
              <Banner kind="success" title="草稿已保存">
                <p>{formatInstant(saved)} 保存。随时可以回来接着填写；提交以前，别人看不到。</p>
              </Banner>
            ) : null}
            <PageHead
              title="填写审查意见"
              lead={desk.meetingFrom ? `请在 ${formatInstant(desk.meetingFrom)} 前提交。` : undefined}
              backHref={path}
            />
            {desk.version > 0 ? (
              <Note>您已提交第 {desk.version} 版。修改后须再次提交才算数；不再提交的，以已提交的为准。</Note>
            ) : null}
            {desk.plan ? null : <Note tone="warn">方案文件暂时不能阅读，请联系监督机构。</Note>}
          </>
        }
        content={desk.content}
        base={desk.base}
        kinds={desk.kinds}
        rows={Math.min(100, Number(one(query, "rows")) || 1)}
      />
    </ExpertFrame>
  );
}
