import { countAccounts, type ListedAccount, listAccounts } from "@/features/accounts";
import { dateAt, formatDate } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { TextField } from "@/ui/text-field";
import { addressOf, given, pagingQuery, type Query } from "../address";
import { AdminFrame, adminContext } from "../admin-frame";
import { kindOf } from "./account-words";

const path = "/admin/accounts";

/** 登录账号: whose they are and whether they may log in. */
export default async function Accounts({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await adminContext("security", path);
  const state = (["enabled", "disabled"] as const).find((one) => one === given(query, "state"));
  const filter = { keyword: given(query, "keyword"), state };
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countAccounts(read, filter));
    return { at, rows: await listAccounts(read, filter, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { ...filter, size, page });
  return (
    <AdminFrame
      ctx={ctx}
      title={pagedTitle("登录账号", at)}
      crumbs={[{ label: "登录账号" }]}
      here={href(at.page, at.size)}
    >
      <PageHead title="登录账号" lead="账号由统一身份认证平台建立，这里只能停用和恢复。" />
      <Card>
        <FilterForm
          action={path}
          keep={{ size: String(at.size) }}
          active={filter.keyword !== undefined || state !== undefined}
        >
          <TextField name="keyword" label="姓名或单位" value={filter.keyword} />
          <Select
            name="state"
            label="状态"
            blank="全部"
            value={state ?? ""}
            options={[
              { value: "enabled", label: "正常" },
              { value: "disabled", label: "已停用" },
            ]}
          />
        </FilterForm>
      </Card>
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="没有符合条件的账号" why="请放宽筛选条件，或点“重置”查看全部。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <AccountsTable rows={rows} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </AdminFrame>
  );
}

function AccountsTable({ rows }: { rows: readonly ListedAccount[] }) {
  return (
    <Table
      caption="登录账号"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "姓名 / 单位",
          names: true,
          cell: (row) => (
            <>
              <a href={`${path}/${encodeURIComponent(row.id)}`}>{row.name ?? "未实名"}</a>
              {row.organizationName ? (
                <>
                  <br />
                  <span className="small muted">{row.organizationName}</span>
                </>
              ) : null}
            </>
          ),
        },
        { head: "类别", cell: (row) => kindOf(row) },
        {
          head: "状态",
          cell: (row) => (
            <Tag tone={row.disabledAt ? "bad" : "good"}>{row.disabledAt ? "已停用" : "正常"}</Tag>
          ),
        },
        { head: "登录中", numeric: true, cell: (row) => row.sessions },
        { head: "首次登录", cell: (row) => formatDate(dateAt(row.createdAt), { year: true }) },
      ]}
    />
  );
}
