import { formatInstantExactly } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { readOutboxHealth } from "@/platform/operations/outbox-health";
import { readWorkerHealth } from "@/platform/operations/worker-health";
import { type PageCtx, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Count } from "@/ui/count";
import { Facts } from "@/ui/facts";
import { Columns } from "@/ui/layout";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { AdminFrame, holds, postNames } from "./admin-frame";

const pages = {
  system: [
    { href: "/admin/jobs", label: "失败任务", about: "查看多次未成功的任务，重新处理" },
    { href: "/admin/policies", label: "规则版本", about: "现行和历次规则参数及其依据（只读）" },
    { href: "/admin/holidays", label: "节假日表", about: "放假和调休上班的日期（只读）" },
  ],
  security: [{ href: "/admin/accounts", label: "登录账号", about: "查看账号，停用或恢复；停用后立即退出" }],
  audit: [{ href: "/admin/trace", label: "审计日志", about: "按人员、对象、时间、动作查询（只读）" }],
} as const;

/** The home of the three split posts; each sees its own pages alone. */
export default async function AdminHome() {
  const ctx = await pageContext("admin", "/admin");
  const post = (Object.keys(postNames) as (keyof typeof postNames)[]).find((one) => holds(ctx, one));
  return (
    <AdminFrame ctx={ctx} title="系统管理工作台" here="/admin">
      <PageHead
        title={post ? postNames[post] : "系统管理"}
        lead="系统、安全、审计三个岗位各管各的事，互不代办。"
      />
      {post === "system" ? <SystemState ctx={ctx} /> : null}
      {post ? (
        <Card title="可以办理">
          <Facts
            items={pages[post].map(({ href, label, about }) => ({
              term: label,
              value: <a href={href}>{about}</a>,
            }))}
          />
        </Card>
      ) : null}
    </AdminFrame>
  );
}

async function SystemState({ ctx }: { ctx: PageCtx }) {
  const { worker, outbox } = await boundedRead(ctx, async (read) => ({
    worker: await readWorkerHealth(read),
    outbox: await readOutboxHealth(read),
  }));
  return (
    <>
      {worker.late ? (
        <Note tone="bad" title="后台处理已中断">
          <p>
            {worker.beatAt
              ? `最近一次巡检在 ${formatInstantExactly(worker.beatAt, { year: true })}。`
              : "还没有巡检的记录。"}
            请检查 worker 进程。
          </p>
        </Note>
      ) : null}
      <Columns kind="four">
        <Count href="/admin/jobs" value={outbox.dead} label="失败任务" bad />
      </Columns>
      <Card title="运行状态">
        <Facts
          items={[
            {
              term: "后台处理",
              value: <Tag tone={worker.late ? "bad" : "good"}>{worker.late ? "已中断" : "运行正常"}</Tag>,
            },
            {
              term: "最近巡检",
              value: worker.beatAt
                ? `${formatInstantExactly(worker.beatAt, { year: true })}（${worker.secondsAgo} 秒前）`
                : "无",
            },
            { term: "待处理任务", value: `${outbox.open} 项，其中到期超过 1 分钟的 ${outbox.overdue} 项` },
            {
              term: "最早到期",
              value: outbox.oldestDueAt ? formatInstantExactly(outbox.oldestDueAt, { year: true }) : "无积压",
            },
          ]}
        />
      </Card>
    </>
  );
}
