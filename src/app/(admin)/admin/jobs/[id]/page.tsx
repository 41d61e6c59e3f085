import { formatInstantExactly } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { findDeadJob } from "@/platform/operations/outbox-health";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { given, type Query } from "../../address";
import { AdminFrame, adminContext } from "../../admin-frame";
import { DecideJobForm } from "./decide-job-form";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One piece of buried work: what it was to do, without content, and the decision about it. */
export default async function DeadJobPage({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const here = `/admin/jobs/${id}`;
  const ctx = await adminContext("system", here);
  const job = await found(
    ctx,
    boundedRead(ctx, (read) => findDeadJob(read, id)),
  );
  const at = (instant: Date | null) => (instant ? formatInstantExactly(instant, { year: true }) : "—");
  const head = <PageHead title={job.job} lead="只显示标识和代码，其他内容不显示。" backHref="/admin/jobs" />;
  const facts = (
    <>
      <Card title="任务">
        <Facts
          items={[
            {
              term: "状态",
              value: <Tag tone={job.givenUpAt ? "idle" : "bad"}>{job.givenUpAt ? "已放弃" : "待处理"}</Tag>,
            },
            { term: "原因", value: job.lastError ?? "未知" },
            { term: "已试次数", value: job.attempts },
            { term: "建立于", value: at(job.createdAt) },
            { term: "应于", value: at(job.dueAt) },
            { term: "停止于", value: at(job.deadAt) },
            ...(job.givenUpAt ? [{ term: "放弃于", value: at(job.givenUpAt) }] : []),
          ]}
        />
      </Card>
      <Card title="内容">
        {job.payload.length === 0 ? (
          <EmptyState title="没有内容" why="这类任务不带参数。" />
        ) : (
          <Table
            caption="任务内容"
            rows={job.payload}
            rowKey={(row) => row.path}
            columns={[
              { head: "项", names: true, cell: (row) => <span className="num">{row.path}</span> },
              { head: "值", cell: (row) => <span className="num">{row.value}</span> },
            ]}
          />
        )}
      </Card>
    </>
  );
  return (
    <AdminFrame
      ctx={ctx}
      title={job.givenUpAt ? `失败任务 ${job.job}` : undefined}
      crumbs={[{ label: "失败任务", href: "/admin/jobs" }, { label: job.job }]}
      here={here}
    >
      {given(query, "done") === "given-up" && job.givenUpAt ? (
        <Banner kind="success" title="已放弃，不再处理" />
      ) : null}
      {job.givenUpAt ? (
        <>
          {head}
          {facts}
        </>
      ) : (
        <DecideJobForm jobId={job.id} title={`失败任务 ${job.job} - 专家评审平台`} head={head}>
          {facts}
        </DecideJobForm>
      )}
    </AdminFrame>
  );
}
