import { countOwnRounds, listOwnRounds, type OwnRound } from "@/features/panels";
import { formatInstantExactly, specialtyOf } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Tag } from "@/ui/tag";
import { ExpertFrame } from "../expert-frame";
import { onPlatform } from "../words";

type Props = { searchParams: Promise<{ page?: string; size?: string }> };

/** 抽取记录: her own row and ticket of each finished round, in plain words. */
export default async function ExpertRounds({ searchParams }: Props) {
  const ctx = await pageContext("expert", "/expert/rounds");
  const at = paging(await searchParams, await countOwnRounds(ctx));
  const rounds = await listOwnRounds(ctx, { limit: at.size, offset: at.offset });
  const href = (page: number, size: number) => `/expert/rounds?page=${page}&size=${size}`;
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的记录", href: "/expert/records" }, { label: "抽取记录" }]}
      here={href(at.page, at.size)}
    >
      <title>{`${pagedTitle("抽取记录", at)}${onPlatform}`}</title>
      <PageHead title="抽取记录" lead="每一轮涉及您专业的抽取，您有没有参加、签号是多少、结果如何。" />
      <Stack>
        <Disclosure summary="签号是什么？">
          <p>
            每一轮抽取，系统给每位能抽的专家算出一个签号，按签号从小到大排队，依次入席，坐满为止。
            签号由抽取前就公布了指纹的名单和最后才产生的随机数算出，谁也不能事先知道，也不能改。
            签号大小与资历、评价无关，每一轮都重新计算。
          </p>
          <p>
            <a href="/draw-method">抽取办法的完整说明</a>
          </p>
        </Disclosure>
        {rounds.length === 0 ? (
          <EmptyState title="还没有抽取记录" why="有涉及您专业的论证抽取专家时，这里会列出您在其中的情况。" />
        ) : (
          <>
            {rounds.map((round) => (
              <Round key={round.id} round={round} />
            ))}
            <Pagination at={at} href={href} />
          </>
        )}
      </Stack>
    </ExpertFrame>
  );
}

function Round({ round }: { round: OwnRound }) {
  return (
    <Card title={`${round.number} 第 ${round.round} 轮`}>
      <Facts
        items={[
          { term: "结果", value: <Result round={round} /> },
          { term: "签号", value: round.ticket ? <Hash value={round.ticket} /> : "没有签号（本轮不能抽取）" },
          {
            term: "专业",
            value: round.specialties.map((code) => specialtyOf(code)?.label ?? code).join("；"),
          },
          { term: "抽取时间", value: formatInstantExactly(round.drawnAt, { year: true }) },
          { term: "请求指纹", value: <Hash value={round.requestHash} /> },
        ]}
      />
    </Card>
  );
}

function Result({ round }: { round: OwnRound }) {
  // A tag is a word or two and never breaks; the reason may be long.
  if (round.excluded) {
    return (
      <>
        <Tag>不能抽取</Tag> {round.excluded.text}
      </>
    );
  }
  if (round.drawn) return <Tag tone="good">抽中</Tag>;
  if (round.outcome === "INFEASIBLE") {
    return (
      <>
        <Tag>没有抽取</Tag> 人数不够，本轮没有抽取任何人
      </>
    );
  }
  return <Tag>未抽中</Tag>;
}
