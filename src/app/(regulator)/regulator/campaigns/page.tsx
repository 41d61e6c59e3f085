import {
  type Campaign,
  campaignKindLabels,
  campaignStateLabels,
  countCampaigns,
  listCampaigns,
  seesCampaigns,
  whyNotRunCampaigns,
} from "@/features/experts";
import type { Query } from "@/features/panels";
import { dateAt } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { addressOf } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { campaignTones, librariesText, stateOf, windowText } from "./campaign-words";

const path = "/regulator/campaigns";

/** 申报受理: the windows in which people may apply. */
export default async function CampaignsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(seesCampaigns(ctx) ? true : null));
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countCampaigns(read));
    return { at, rows: await listCampaigns(read, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { size, page });
  const runs = whyNotRunCampaigns(ctx.actor) === null;
  const publish = <ButtonLink href={`${path}/new`}>发布申报</ButtonLink>;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("申报受理", at)}
      crumbs={[{ label: "专家申报", href: "/regulator/applications" }, { label: "申报受理" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="申报受理"
        lead="集中申报、换届申报和常态受理的时间。发布后不能修改，可以提前关闭。"
        actions={runs && rows.length > 0 ? publish : undefined}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="还没有发布过申报" why="发布后，符合条件的人员才能在“专家申报”中申报。">
            {runs ? publish : null}
          </EmptyState>
        ) : (
          <>
            <Toolbar total={at.total} />
            <CampaignsTable rows={rows} today={dateAt(ctx.now)} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
      <p>
        <a href="/regulator/special-invitations">特邀专家</a>
      </p>
    </RegulatorFrame>
  );
}

function CampaignsTable({ rows, today }: { rows: readonly Campaign[]; today: string }) {
  return (
    <Table
      caption="申报受理"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: "名称", names: true, cell: (row) => <a href={`${path}/${row.id}`}>{row.title}</a> },
        { head: "类型", cell: (row) => campaignKindLabels[row.kind] },
        { head: "专家库", cell: (row) => librariesText(row.libraries) },
        { head: "受理时间", cell: (row) => windowText(row) },
        {
          head: "状态",
          cell: (row) => {
            const state = stateOf(row, today);
            return <Tag tone={campaignTones[state]}>{campaignStateLabels[state]}</Tag>;
          },
        },
      ]}
    />
  );
}
