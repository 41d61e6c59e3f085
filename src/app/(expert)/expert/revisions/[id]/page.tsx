import { RoundView } from "@/app/approval-views/round-view";
import { CommentForm } from "@/features/approvals/components/expert-forms";
import { ButtonLink } from "@/ui/button";
import { Stack } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { onPlatform } from "../../words";
import { ownRevision, type RevisionParams } from "./own-revision";

const news: Readonly<Record<string, string>> = {
  commented: "补充意见已提交",
  decided: "审查意见已提交，施工单位已收到通知",
};

/** 修改稿: what was changed, for the leader and the other members of the panel. */
export default async function RevisionPage({
  params,
  searchParams,
}: RevisionParams & { searchParams: Promise<{ news?: string }> }) {
  const { ctx, own, path, planHref } = await ownRevision(params);
  const told = news[(await searchParams).news ?? ""];
  const title = `修改稿审查${onPlatform}`;
  const head = (
    <>
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead
        title="修改稿审查"
        lead={`${own.number} ${own.title}`}
        actions={
          own.open && own.leads ? <ButtonLink href={`${path}/opinion`}>填写组长审查意见</ButtonLink> : null
        }
      />
    </>
  );
  return (
    <ExpertFrame ctx={ctx} crumbs={[{ label: "修改稿审查" }]} here={path}>
      <Stack>
        {own.open ? null : (
          <>
            <title>{title}</title>
            {head}
          </>
        )}
        {own.open ? (
          <CommentForm
            roundId={own.round.id}
            title={title}
            head={
              <Stack>
                {head}
                <RoundView round={own.round} required={own.required} href={planHref} />
              </Stack>
            }
          />
        ) : (
          <RoundView round={own.round} required={own.required} href={planHref} />
        )}
      </Stack>
    </ExpertFrame>
  );
}
