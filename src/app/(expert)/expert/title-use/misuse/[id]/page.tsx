import { misuseFacts, misuseStatus } from "@/app/title-views/words";
import { findMisuse, kindLabels } from "@/features/title-use";
import { StateMisuseForm } from "@/features/title-use/components/expert-forms";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { ExpertFrame } from "../../../expert-frame";
import { one, type Query } from "../../../query";
import { onPlatform } from "../../../words";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** What is held against her, and her own word on it. */
export default async function OwnMisusePage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/expert/title-use/misuse/${encodeURIComponent(id)}`;
  const ctx = await pageContext("expert", here);
  const misuse = await found(ctx, findMisuse(ctx, id));
  const { label, tone } = misuseStatus(misuse.state);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "对外活动", href: "/expert/title-use" },
        { label: "违规使用名义的登记" },
      ]}
      here={here}
    >
      <title>{`违规使用名义的登记${onPlatform}`}</title>
      {one(query, "news") === "stated" ? <Banner kind="success" title="说明已提交" /> : null}
      <PageHead
        title="违规使用名义的登记"
        lead={
          <>
            {kindLabels[misuse.kind]}：{misuse.organizer} <Tag tone={tone}>{label}</Tag>
          </>
        }
        backHref="/expert/title-use"
      />
      <Stack>
        <Card>
          <Facts items={misuseFacts(misuse)} />
        </Card>
        {misuse.consent ? (
          <Note tone="good">
            <p>您事先申请并取得了同意，登记将会撤销。</p>
          </Note>
        ) : null}
        {misuse.whyNotState === null ? (
          <Card title="说明情况">
            <StateMisuseForm misuseId={misuse.id} />
          </Card>
        ) : null}
      </Stack>
    </ExpertFrame>
  );
}
