import { CalendarNote } from "@/app/calendar-note";
import { countPostChanges } from "@/features/accounts";
import { findOpenDraft, formatInstantExactly } from "@/features/rulebook";
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

const interfaceReference = {
  href: "/admin/interface/reference",
  label: "接口说明",
  about: "开放接口的地址、参数和数据结构（只读）",
};

const pages = {
  system: [
    { href: "/admin/jobs", label: "失败任务", about: "查看多次未成功的任务，重新处理" },
    { href: "/admin/policies", label: "规则版本", about: "起草新的规则版本，交安全管理员公布" },
    { href: "/admin/holidays", label: "节假日表", about: "按国务院办公厅通知逐年导入放假和调休上班的日期" },
    { href: "/admin/posts", label: "岗位任免", about: "确认或者不同意安全管理员提出的任免" },
    { href: "/admin/message-templates", label: "短信模板", about: "每个短信的内容、字数和计费条数（只读）" },
    interfaceReference,
  ],
  security: [
    { href: "/admin/accounts", label: "登录账号", about: "查看账号，停用或恢复，提出任免；停用后立即退出" },
    { href: "/admin/units", label: "单位", about: "查看单位，锁定或解除锁定；锁定后立即退出" },
    { href: "/admin/posts", label: "岗位任免", about: "查看提出的任免，撤回尚未确认的" },
    { href: "/admin/policies", label: "规则版本", about: "核对系统管理员提交的草案，公布或者退回" },
    { href: "/admin/interface", label: "开放接口", about: "签发、吊销其他政务系统的令牌，查看使用情况" },
    interfaceReference,
  ],
  audit: [
    { href: "/admin/trace", label: "审计日志", about: "按人员、对象、时间、动作查询（只读）" },
    { href: "/admin/posts", label: "岗位任免", about: "历次任免由谁提出、由谁确认（只读）" },
    { href: "/admin/policies", label: "规则版本", about: "现行和历次规则参数及其依据（只读）" },
    { href: "/admin/holidays", label: "节假日表", about: "放假和调休上班的日期（只读）" },
    interfaceReference,
  ],
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
      {post === "system" || post === "security" ? <Waiting ctx={ctx} post={post} /> : null}
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

/** What waits for the second person: counters that equal their lists. */
async function Waiting({ ctx, post }: { ctx: PageCtx; post: "system" | "security" }) {
  const { changes, draft } = await boundedRead(ctx, async (read) => ({
    changes: await countPostChanges(read, "open"),
    draft: await findOpenDraft(read),
  }));
  const submitted = draft?.state === "SUBMITTED" ? 1 : 0;
  return (
    <Columns kind="four">
      <Count
        href="/admin/posts"
        value={changes}
        label={post === "system" ? "任免待您确认" : "任免待系统管理员确认"}
      />
      <Count
        href="/admin/policies"
        value={submitted}
        label={post === "security" ? "规则草案待您公布" : "规则草案待安全管理员公布"}
      />
    </Columns>
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
      <CalendarNote ctx={ctx} importHref="/admin/holidays" />
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
