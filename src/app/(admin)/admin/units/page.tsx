import { countUnits, type ListedUnit, listUnits } from "@/features/accounts";
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

const path = "/admin/units";

/** 单位: whether anybody may act for them. What they are is the register's, in the supervision's workspace. */
export default async function Units({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await adminContext("security", path);
  const state = (["open", "locked"] as const).find((one) => one === given(query, "state"));
  const filter = { keyword: given(query, "keyword"), state };
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countUnits(read, filter));
    return { at, rows: await listUnits(read, filter, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { ...filter, size, page });
  return (
    <AdminFrame
      ctx={ctx}
      title={pagedTitle("单位", at)}
      crumbs={[{ label: "单位" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="单位"
        lead="锁定后，单位的登录立即退出，经办人也不能再替它办理；已经办理的不受影响。"
      />
      <Card>
        <FilterForm
          action={path}
          keep={{ size: String(at.size) }}
          active={filter.keyword !== undefined || state !== undefined}
        >
          <TextField name="keyword" label="名称或统一社会信用代码" value={filter.keyword} />
          <Select
            name="state"
            label="状态"
            blank="全部"
            value={state ?? ""}
            options={[
              { value: "open", label: "正常" },
              { value: "locked", label: "已锁定" },
            ]}
          />
        </FilterForm>
      </Card>
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="没有符合条件的单位" why="请放宽筛选条件，或点“重置”查看全部。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <UnitsTable rows={rows} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </AdminFrame>
  );
}

function UnitsTable({ rows }: { rows: readonly ListedUnit[] }) {
  return (
    <Table
      caption="单位"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: "名称", names: true, cell: (row) => <a href={`${path}/${row.id}`}>{row.name}</a> },
        { head: "统一社会信用代码", cell: (row) => <span className="num">{row.uscc}</span> },
        {
          head: "状态",
          cell: (row) => <Tag tone={row.lockedAt ? "bad" : "good"}>{row.lockedAt ? "已锁定" : "正常"}</Tag>,
        },
        { head: "登记", cell: (row) => (row.registeredAt ? "已登记" : "未登记") },
        { head: "账号", numeric: true, cell: (row) => row.accounts },
        { head: "登录中", numeric: true, cell: (row) => row.sessions },
      ]}
    />
  );
}
