import { formatInstantExactly } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import {
  countDeadJobs,
  type DeadJob,
  listDeadJobNames,
  listDeadJobs,
} from "@/platform/operations/outbox-health";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { Tabs } from "@/ui/tabs";
import { TextField } from "@/ui/text-field";
import { addressOf, given, pagingQuery, type Query } from "../address";
import { AdminFrame, adminContext } from "../admin-frame";

const path = "/admin/jobs";

/** 失败任务: what was tried a dozen times in vain, and what somebody decided not to try again. */
export default async function DeadJobs({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await adminContext("system", path);
  const list = given(query, "list") === "given-up" ? ("given-up" as const) : undefined;
  const asked = { job: given(query, "job"), error: given(query, "error") };
  const view = await boundedRead(ctx, async (read) => {
    const count = (state: "open" | "given-up") => countDeadJobs(read, { ...asked, state });
    const numbers = { open: await count("open"), "given-up": await count("given-up") };
    const filter = { ...asked, state: list ?? ("open" as const) };
    const at = paging(pagingQuery(query), numbers[filter.state]);
    return {
      at,
      numbers,
      names: await listDeadJobNames(read),
      rows: await listDeadJobs(read, filter, { limit: at.size, offset: at.offset }),
    };
  });
  const { at, numbers, names, rows } = view;
  const href = (page: number, size: number) => addressOf(path, { list, ...asked, size, page });
  const tab = (which: "given-up" | undefined) => addressOf(path, { list: which, ...asked });
  return (
    <AdminFrame
      ctx={ctx}
      title={pagedTitle("失败任务", at)}
      crumbs={[{ label: "失败任务" }]}
      here={href(at.page, at.size)}
    >
      {given(query, "done") === "retried" ? <Banner kind="success" title="已重新排队处理" /> : null}
      <PageHead title="失败任务" lead="多次未成功、已停止自动重试的任务。重新处理和放弃都记入审计日志。" />
      <Card>
        <FilterForm
          action={path}
          keep={{ size: String(at.size), ...(list ? { list } : {}) }}
          active={asked.job !== undefined || asked.error !== undefined}
        >
          <Select
            name="job"
            label="任务"
            blank="全部"
            value={asked.job ?? ""}
            options={names.map((name) => ({ value: name, label: name }))}
          />
          <TextField name="error" label="原因" hint="错误码的一部分" value={asked.error} />
        </FilterForm>
      </Card>
      <Tabs
        label="失败任务"
        tabs={[
          { label: "待处理", href: tab(undefined), count: numbers.open, current: !list },
          {
            label: "已放弃",
            href: tab("given-up"),
            count: numbers["given-up"],
            current: list === "given-up",
          },
        ]}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="没有这样的任务" why="任务连续十二次未成功时会列在“待处理”里。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <JobsTable rows={rows} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </AdminFrame>
  );
}

function JobsTable({ rows }: { rows: readonly DeadJob[] }) {
  return (
    <Table
      caption="失败任务"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "任务",
          names: true,
          cell: (row) => (
            <a className="num" href={`${path}/${row.id}`}>
              {row.job}
            </a>
          ),
        },
        { head: "原因", cell: (row) => row.lastError ?? "未知" },
        { head: "次数", numeric: true, cell: (row) => row.attempts },
        { head: "应于", cell: (row) => formatInstantExactly(row.dueAt, { year: true }) },
        {
          head: "停止于",
          cell: (row) => (row.deadAt ? formatInstantExactly(row.deadAt, { year: true }) : "—"),
        },
      ]}
    />
  );
}
