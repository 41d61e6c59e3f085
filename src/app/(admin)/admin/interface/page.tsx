import {
  countTokens,
  type ListedToken,
  listTokens,
  resourceLabels,
  type TokenState,
  tokenState,
  tokenStateLabels,
} from "@/features/exchange";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { addressOf, pagingQuery, type Query } from "../address";
import { AdminFrame, adminContext } from "../admin-frame";
import { tokenTones } from "./token-tones";

const path = "/admin/interface";

/** 开放接口: which systems may read, what, where, until when; and whether they do. */
export default async function Interface({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await adminContext("security", path);
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countTokens(read));
    return { at, rows: await listTokens(read, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { size, page });
  return (
    <AdminFrame
      ctx={ctx}
      title={pagedTitle("开放接口", at)}
      crumbs={[{ label: "开放接口" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="开放接口"
        lead="其他政务系统凭令牌读取论证项目、抽取证书和监督检查结果。"
        actions={<ButtonLink href={`${path}/new`}>签发令牌</ButtonLink>}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="还没有签发令牌" why="有系统需要接入时，按“签发令牌”。">
            <a href={`${path}/reference`}>先看接口说明</a>
          </EmptyState>
        ) : (
          <>
            <Toolbar total={at.total} />
            <Tokens rows={rows} now={ctx.now} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
      <Actions>
        <ButtonLink look="quiet" href={`${path}/reference`}>
          接口说明
        </ButtonLink>
      </Actions>
    </AdminFrame>
  );
}

function Tokens({ rows, now }: { rows: readonly ListedToken[]; now: Date }) {
  const stateOf = (row: ListedToken): TokenState => tokenState(row, now);
  return (
    <Table
      caption="接口令牌"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "接入系统",
          names: true,
          cell: (row) => (
            <>
              <a href={`${path}/${row.id}`}>{row.system}</a>
              <br />
              <span className="small muted">{row.operator}</span>
            </>
          ),
        },
        { head: "尾号", cell: (row) => row.ending },
        { head: "可以读取", cell: (row) => row.resources.map((one) => resourceLabels[one]).join("、") },
        {
          head: "状态",
          cell: (row) => <Tag tone={tokenTones[stateOf(row)]}>{tokenStateLabels[stateOf(row)]}</Tag>,
        },
        { head: "失效", cell: (row) => formatDeadline(row.expiresAt, { year: true }) },
        {
          head: "最近使用",
          cell: (row) => (row.lastUsedAt ? formatInstant(row.lastUsedAt, { year: true }) : "没有用过"),
        },
      ]}
    />
  );
}
