import {
  countInvitations,
  listInvitations,
  seesCampaigns,
  specialInvitationLabels,
  whyNotRevoke,
  whyNotRunCampaigns,
} from "@/features/experts";
import { firstOf, type Query } from "@/features/panels";
import { formatInstant } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tag, type Tone } from "@/ui/tag";
import { addressOf } from "../address";
import { day } from "../campaigns/campaign-words";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";

const path = "/regulator/special-invitations";
const tones: Readonly<Record<keyof typeof specialInvitationLabels, Tone>> = {
  VALID: "run",
  USED: "good",
  EXPIRED: "idle",
  REVOKED: "idle",
};
const done = { issued: "特邀已发出", revoked: "特邀已撤回" } as const;

/** 特邀专家: whom the bureau's documents invite; no number of anybody. */
export default async function SpecialInvitationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(seesCampaigns(ctx) ? true : null));
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countInvitations(read));
    return { at, rows: await listInvitations(read, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { size, page });
  const news = firstOf(query.done);
  const issue = whyNotRunCampaigns(ctx.actor) ? null : <ButtonLink href={`${path}/new`}>发出特邀</ButtonLink>;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("特邀专家", at)}
      crumbs={[{ label: "专家申报", href: "/regulator/applications" }, { label: "特邀专家" }]}
      here={href(at.page, at.size)}
    >
      {news === "issued" || news === "revoked" ? <Banner kind="success" title={done[news]} /> : null}
      <PageHead
        title="特邀专家"
        lead="按市住建局文件邀请的人员，在有效期内用本人的个人账号登录即可申报，不受受理时间限制；评审和公示照常进行。"
        actions={rows.length > 0 ? issue : undefined}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="还没有特邀专家" why="有市住建局文件的，才能发出特邀。">
            {issue}
          </EmptyState>
        ) : (
          <>
            <Toolbar total={at.total} />
            <Table
              caption="特邀专家"
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { head: "姓名", names: true, cell: (row) => row.name },
                { head: "文件文号", cell: (row) => row.document },
                { head: "有效期至", cell: (row) => day(row.expiresOn) },
                { head: "发出时间", cell: (row) => formatInstant(row.createdAt, { year: true }) },
                {
                  head: "状态",
                  cell: (row) => <Tag tone={tones[row.state]}>{specialInvitationLabels[row.state]}</Tag>,
                },
                {
                  head: "办理",
                  silent: true,
                  cell: (row) =>
                    whyNotRevoke(ctx.actor, row.state) ? null : (
                      <a href={`${path}/${row.id}/revoke`}>
                        撤回<span className="visually-hidden">{row.name}</span>
                      </a>
                    ),
                },
              ]}
            />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}
