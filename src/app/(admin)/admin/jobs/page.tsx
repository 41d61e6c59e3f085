import { formatInstantExactly } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { listDeadJobs, readOutboxHealth } from "@/platform/operations/outbox-health";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { addressOf, given, pagingQuery, type Query } from "../address";
import { AdminFrame, adminContext } from "../admin-frame";
import { RetryForm } from "./retry-form";

const path = "/admin/jobs";

/** 失败任务: what was tried a dozen times in vain; retrying is safe, as the work is done once at most. */
export default async function DeadJobs({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await adminContext("system", path);
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), (await readOutboxHealth(read)).dead);
    return { at, rows: await listDeadJobs(read, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { size, page });
  return (
    <AdminFrame
      ctx={ctx}
      title={pagedTitle("失败任务", at)}
      crumbs={[{ label: "失败任务" }]}
      here={href(at.page, at.size)}
    >
      {given(query, "done") === "retried" ? <Banner kind="success" title="已重新排队处理" /> : null}
      <PageHead title="失败任务" lead="多次未成功、已停止自动重试的任务。" />
      <Card>
        {rows.length === 0 ? (
          <EmptyState title="没有失败任务" why="任务连续十二次未成功时会列在这里。" />
        ) : (
          <>
            <Table
              caption="失败任务"
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { head: "任务", names: true, cell: (row) => <span className="num">{row.job}</span> },
                { head: "原因", cell: (row) => row.lastError ?? "未知" },
                { head: "次数", numeric: true, cell: (row) => row.attempts },
                { head: "应于", cell: (row) => formatInstantExactly(row.dueAt, { year: true }) },
                {
                  head: "停止于",
                  cell: (row) => (row.deadAt ? formatInstantExactly(row.deadAt, { year: true }) : "—"),
                },
                { head: "办理", silent: true, cell: (row) => <RetryForm jobId={row.id} /> },
              ]}
            />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </AdminFrame>
  );
}
