import { findOwnMembership, listOwnInterests, type MemberInterest } from "@/features/experts";
import { found, pageContext } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { ExpertFrame } from "../../expert-frame";
import { one, type Query } from "../../query";
import { onPlatform, plainDate } from "../../words";
import { interestFacts } from "./interest-facts";

const path = "/expert/profile/interests";

export const metadata = { title: `利害关系${onPlatform}` };

const told: Readonly<Record<string, string>> = {
  declared: "利害关系已登记，立即生效",
  ended: "结束日期已登记",
};

/** 利害关系: what she declared, opened for her alone, with the way to add one and to say that one has ended. */
export default async function InterestsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", path);
  const own = await found(ctx, findOwnMembership(ctx));
  const interests = await listOwnInterests(ctx);
  const active = own.departure === null;
  const done = told[one(await searchParams, "done")];
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的资料", href: "/expert/profile" }, { label: "利害关系" }]}
      here={path}
    >
      {done ? <Banner kind="success" title={done} /> : null}
      <PageHead
        title="利害关系"
        lead="您或者近亲属任职、持股的建设、勘察、设计、施工、监理等单位。有这些单位参加的项目，不抽取您。"
        backHref="/expert/profile"
      />
      <Stack>
        <Note title="内容加密保存">
          <p>只用来判断回避，除您本人外，任何人在平台上都看不到。</p>
        </Note>
        {active ? (
          <Actions>
            <ButtonLink href={`${path}/new`}>登记利害关系</ButtonLink>
          </Actions>
        ) : null}
        {interests.length === 0 ? (
          <EmptyState title="没有登记利害关系" why="有了新的情况，请及时登记，不影响对您的评价。" />
        ) : (
          interests.map((interest) => <Declared key={interest.id} interest={interest} active={active} />)
        )}
      </Stack>
    </ExpertFrame>
  );
}

function Declared({ interest, active }: { interest: MemberInterest; active: boolean }) {
  const { id, unit, to, countsUntil } = interest;
  return (
    <Card title={unit}>
      <p>
        {to === null ? (
          <Tag tone="run">有效</Tag>
        ) : countsUntil ? (
          <>
            <Tag tone="idle">已结束</Tag> 到{plainDate(countsUntil)}为止仍然回避
          </>
        ) : (
          <Tag tone="idle">已结束</Tag>
        )}
      </p>
      <Facts items={interestFacts(interest)} />
      {to === null && active ? (
        <Actions>
          <ButtonLink look="quiet" href={`${path}/${id}/end`}>
            登记结束<span className="visually-hidden">：{unit}</span>
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}
