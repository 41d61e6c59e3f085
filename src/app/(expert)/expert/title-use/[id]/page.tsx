import { requestFacts, requestStatus } from "@/app/title-views/words";
import { findUse, kindLabels } from "@/features/title-use";
import { WithdrawUseForm } from "@/features/title-use/components/expert-forms";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { ExpertFrame } from "../../expert-frame";
import { one, type Query } from "../../query";
import { onPlatform } from "../../words";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const news: Readonly<Record<string, string>> = {
  requested: "申请已提交，请等待市住建局答复",
  withdrawn: "申请已撤回",
};

/** One request of hers, and its answer. */
export default async function OwnTitleUsePage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/expert/title-use/${encodeURIComponent(id)}`;
  const ctx = await pageContext("expert", here);
  const use = await found(ctx, findUse(ctx, id));
  const { label, tone } = requestStatus(use.state);
  const told = news[one(query, "news")];
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "对外活动", href: "/expert/title-use" },
        { label: use.organizer },
      ]}
      here={here}
    >
      <title>{`对外活动：${use.organizer}${onPlatform}`}</title>
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead
        title={`${kindLabels[use.kind]}：${use.organizer}`}
        lead={<Tag tone={tone}>{label}</Tag>}
        backHref="/expert/title-use"
      />
      <Stack>
        <Card>
          <Facts items={requestFacts(use)} />
        </Card>
        {use.whyNotWithdraw === null ? <WithdrawUseForm useId={use.id} /> : null}
      </Stack>
    </ExpertFrame>
  );
}
