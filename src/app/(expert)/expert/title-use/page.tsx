import { daysOf, misuseStatus, requestStatus } from "@/app/title-views/words";
import { formatDate } from "@/features/rulebook";
import { countUses, kindLabels, listMisuses, listUses } from "@/features/title-use";
import { pageContext } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { ExpertFrame } from "../expert-frame";
import { one, type Query } from "../query";
import { onPlatform } from "../words";

const here = "/expert/title-use";

/** 对外活动: what she asked to do in the bureau's name, and what is held against her (四(二)5). */
export default async function TitleUsePage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", here);
  const query = await searchParams;
  const at = paging({ page: one(query, "page"), size: one(query, "size") }, await countUses(ctx, "all"));
  const [uses, misuses] = await Promise.all([
    listUses(ctx, "all", { limit: at.size, offset: at.offset }),
    listMisuses(ctx, "all", { limit: 100, offset: 0 }),
  ]);
  const href = (page: number, size: number) => `${here}?page=${page}&size=${size}`;
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的资料", href: "/expert/profile" }, { label: "对外活动" }]}
      here={href(at.page, at.size)}
    >
      <title>{`${pagedTitle("对外活动", at)}${onPlatform}`}</title>
      <PageHead
        title="对外活动"
        lead="以市住建局评审专家的名义对外监督检查、技术咨询、培训授课的，应当事先取得同意。没有答复不等于同意。"
        backHref="/expert/profile"
      />
      <Stack>
        <Actions>
          <ButtonLink href={`${here}/new`}>申请对外活动</ButtonLink>
        </Actions>
        {uses.length === 0 ? (
          <EmptyState title="没有申请过" why="不以市住建局评审专家名义参加的活动，不需要申请。" />
        ) : (
          <Card>
            <Table
              caption="我的申请"
              rows={uses}
              rowKey={(row) => row.id}
              columns={[
                {
                  head: "活动",
                  names: true,
                  cell: (row) => (
                    <a href={`${here}/${row.id}`}>
                      {kindLabels[row.kind]}：{row.organizer}
                    </a>
                  ),
                },
                { head: "日期", cell: daysOf },
                {
                  head: "状态",
                  cell: (row) => {
                    const { label, tone } = requestStatus(row.state);
                    return <Tag tone={tone}>{label}</Tag>;
                  },
                },
              ]}
            />
            <Pagination at={at} href={href} />
          </Card>
        )}
        {misuses.length > 0 ? (
          <Card title="违规使用名义的登记">
            <Table
              caption="违规使用名义的登记"
              rows={misuses}
              rowKey={(row) => row.id}
              columns={[
                {
                  head: "活动",
                  names: true,
                  cell: (row) => (
                    <a href={`${here}/misuse/${row.id}`}>
                      {kindLabels[row.kind]}：{row.organizer}
                    </a>
                  ),
                },
                { head: "日期", cell: (row) => formatDate(row.happenedOn, { year: true }) },
                {
                  head: "状态",
                  cell: (row) => {
                    const { label, tone } = misuseStatus(row.state);
                    return <Tag tone={tone}>{label}</Tag>;
                  },
                },
              ]}
            />
          </Card>
        ) : null}
      </Stack>
    </ExpertFrame>
  );
}
