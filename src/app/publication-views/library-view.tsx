import { kindLabels, kindOptions, type ListedPublication } from "@/features/publications";
import { dateAt, formatDate } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { Table } from "@/ui/table";
import { Tabs } from "@/ui/tabs";
import { Tag } from "@/ui/tag";
import type { Library } from "./read-library";

/** 通知与资料, as its readers find them. */
export function LibraryView({ library, title, lead }: { library: Library; title: string; lead: string }) {
  const { path, kind, counts, at, rows, address, href } = library;
  return (
    <>
      <PageHead title={title} lead={lead} />
      <Tabs
        label="类别"
        tabs={[undefined, ...kindOptions].map((one) => ({
          label: one ? kindLabels[one] : "全部",
          href: address(one),
          count: counts.get(one) ?? 0,
          current: one === kind,
        }))}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="还没有内容" why="市监督站发布通知公告、政策文件和培训资料后，会列在这里。" />
        ) : (
          <>
            <LibraryTable rows={rows} path={path} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </>
  );
}

function LibraryTable({ rows, path }: { rows: readonly ListedPublication[]; path: string }) {
  return (
    <Table
      caption="通知公告、政策文件和培训资料"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: "标题", names: true, cell: (row) => <a href={`${path}/${row.id}`}>{row.title}</a> },
        { head: "类别", cell: (row) => kindLabels[row.kind] },
        {
          head: "发布日期",
          cell: (row) => (row.publishedAt ? formatDate(dateAt(row.publishedAt), { year: true }) : "—"),
        },
        {
          head: "阅读",
          cell: (row) => (row.toConfirm ? <Tag tone="warn">待确认阅读</Tag> : ""),
        },
      ]}
    />
  );
}
