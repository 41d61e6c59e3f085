import { countPostChanges, type ListedPostChange, listPostChanges } from "@/features/accounts";
import { formatInstant } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tabs } from "@/ui/tabs";
import { Tag } from "@/ui/tag";
import { addressOf, given, pagingQuery, type Query } from "../address";
import { AdminFrame, adminContext } from "../admin-frame";
import { changeStates, changeWords } from "./post-words";

const path = "/admin/posts";

/** 岗位任免: proposed by the security administrator, decided by the system administrator, read by the audit administrator. */
export default async function PostChanges({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await adminContext(["system", "security", "audit"], path);
  const list = given(query, "list") === "closed" ? "closed" : "open";
  const { at, numbers, rows } = await boundedRead(ctx, async (read) => {
    const numbers = {
      open: await countPostChanges(read, "open"),
      closed: await countPostChanges(read, "closed"),
    };
    const at = paging(pagingQuery(query), numbers[list]);
    return { at, numbers, rows: await listPostChanges(read, list, { limit: at.size, offset: at.offset }) };
  });
  const listed = (which: string) => (which === "closed" ? which : undefined);
  const href = (page: number, size: number) => addressOf(path, { list: listed(list), size, page });
  return (
    <AdminFrame
      ctx={ctx}
      title={pagedTitle("岗位任免", at)}
      crumbs={[{ label: "岗位任免" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="岗位任免"
        lead="由安全管理员提出、系统管理员确认后生效，任何人不能为自己办理。监管岗位的免职由安全管理员直接办理。"
      />
      <Tabs
        label="岗位任免"
        tabs={[
          { label: "待确认", href: path, count: numbers.open, current: list === "open" },
          {
            label: "已办结",
            href: addressOf(path, { list: "closed" }),
            count: numbers.closed,
            current: list === "closed",
          },
        ]}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState
            title={list === "open" ? "没有待确认的任免" : "还没有办结的任免"}
            why="安全管理员在“登录账号”里打开一个账号后提出任免。"
          />
        ) : (
          <>
            <Toolbar total={at.total} />
            <ChangesTable rows={rows} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </AdminFrame>
  );
}

function ChangesTable({ rows }: { rows: readonly ListedPostChange[] }) {
  return (
    <Table
      caption="岗位任免"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: "人员", names: true, cell: (row) => <a href={`${path}/${row.id}`}>{row.name}</a> },
        { head: "任免", cell: (row) => changeWords(row) },
        {
          head: "状态",
          cell: (row) => <Tag tone={changeStates[row.state].tone}>{changeStates[row.state].label}</Tag>,
        },
        {
          head: "提出",
          cell: (row) => `${row.proposer}，${formatInstant(row.proposedAt, { year: true })}`,
        },
        {
          head: "办结",
          cell: (row) =>
            row.decidedAt ? `${row.decider}，${formatInstant(row.decidedAt, { year: true })}` : "—",
        },
      ]}
    />
  );
}
