import { redirect } from "next/navigation";
import { lacksOfOpinion, whyNotSubmit } from "@/features/opinions";
import { SubmitForm } from "@/features/opinions/components/opinion-forms";
import { OpinionView } from "@/features/opinions/components/opinion-view";
import { formatInstant } from "@/features/rulebook";
import { ButtonLink } from "@/ui/button";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../../expert-frame";
import { onPlatform } from "../../../../words";
import { type DeskParams, ownDesk } from "../../own-desk";

/** 核对审查意见: what is about to be handed in, word for word, or everything that is still missing. */
export default async function CheckOpinion({ params }: DeskParams) {
  const { ctx, desk, path, crumbs } = await ownDesk(params, "/opinion/check");
  const form = `${path}/opinion`;
  if (!desk.content || !desk.base) redirect(form);
  const title = `核对审查意见${onPlatform}`;
  const lacks = lacksOfOpinion(desk.content);
  const denial = whyNotSubmit(desk.facts, ctx.now);
  const blocked = denial ?? (desk.plan ? null : { sentence: "没有可以阅读的方案，请联系监督机构。" });
  const head = (
    <PageHead
      title="核对审查意见"
      lead={desk.plan ? `针对方案第${desk.plan.version}版` : undefined}
      backHref={form}
    />
  );
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[...crumbs, { label: "审查意见", href: form }, { label: "核对" }]}
      here={`${form}/check`}
      size="elder"
    >
      {lacks.length > 0 || blocked || !desk.plan ? (
        <div className="stack">
          <title>{title}</title>
          {head}
          <Note tone="warn" title="现在还不能提交">
            <ul>
              {lacks.map(({ sentence }) => (
                <li key={sentence}>{sentence}</li>
              ))}
              {blocked ? <li>{blocked.sentence}</li> : null}
            </ul>
          </Note>
          <OpinionView content={desk.content} />
          <ButtonLink big href={form}>
            返回修改
          </ButtonLink>
        </div>
      ) : (
        <SubmitForm caseId={desk.caseId} base={desk.base} planFileId={desk.plan.id} title={title} head={head}>
          <OpinionView content={desk.content} />
          <Note>
            {desk.meetingFrom && desk.meetingFrom > ctx.now
              ? `提交后，${formatInstant(desk.meetingFrom)} 论证会开始前还可以修改再交，每次都留有记录。`
              : "论证会时间已到，现在提交将记录为“会议开始后提交”，提交后不能修改。"}
          </Note>
        </SubmitForm>
      )}
    </ExpertFrame>
  );
}
