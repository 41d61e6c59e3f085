import { countApplicationTabs, countDecisions, seesApplications } from "@/features/experts";
import {
  countEachSupervised,
  countQuestions,
  countSupervisedMessages,
  listSupervisedCases,
  readCaseFilter,
  readMessageFilter,
} from "@/features/panels";
import { formatInstantExactly } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { readWorkerHealth, type WorkerHealth } from "@/platform/operations/worker-health";
import { pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Count } from "@/ui/count";
import { EmptyState } from "@/ui/empty-state";
import { Columns } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { CasesTable } from "./cases/cases-table";
import { RegulatorFrame } from "./regulator-frame";

const shown = 10;
const queues = {
  submitted: { state: "SUBMITTED", sort: "submitted", direction: "asc" },
  inviting: { state: "INVITING" },
  attention: { queue: "attention" },
  week: { queue: "week", sort: "meeting" },
  redraws: { queue: "redraws" },
} as const;
const applicationCounts = {
  check: "专家申报待形式审查",
  review: "专家申报待评审",
  publicity: "专家公示中",
  objection: "公示有异议",
} as const;

/** 工作台: what waits for the regulator; each number leads to a list of exactly that length. */
export default async function RegulatorHome() {
  const ctx = await pageContext("regulator", "/regulator");
  const view = await boundedRead(ctx, async (read) => {
    const filter = readCaseFilter(queues.submitted);
    return {
      ...(await countEachSupervised(read, {
        submitted: filter,
        inviting: readCaseFilter(queues.inviting),
        attention: readCaseFilter(queues.attention),
        week: readCaseFilter(queues.week),
        redraws: readCaseFilter(queues.redraws),
      })),
      questions: await countQuestions(read, "open"),
      decisions: await countDecisions(read, "pending"),
      undelivered: await countSupervisedMessages(read, readMessageFilter({ queue: "undelivered" }, [])),
      waiting: await listSupervisedCases(read, filter, { limit: shown, offset: 0 }),
      applications: seesApplications(ctx.actor) ? await countApplicationTabs(read) : null,
      worker: await readWorkerHealth(read),
    };
  });
  const list = (query: Record<string, string>) => `/regulator/cases?${new URLSearchParams(query)}`;
  return (
    <RegulatorFrame ctx={ctx} title="监督管理工作台" here="/regulator">
      {view.worker.late ? <LateWorker health={view.worker} /> : null}
      <PageHead
        title="工作台"
        lead={
          view.submitted + view.attention > 0
            ? `${view.submitted} 项待受理，${view.attention} 项需处理`
            : "没有等待办理的事项"
        }
      />
      <Columns kind="four">
        <Count href={list(queues.submitted)} value={view.submitted} label="待受理" />
        <Count href={list(queues.inviting)} value={view.inviting} label="邀请专家中" />
        <Count href={list(queues.attention)} value={view.attention} label="需处理：专家不足、申请撤销" bad />
        <Count href={list(queues.week)} value={view.week} label="本周论证会" />
      </Columns>
      <Columns kind="four">
        <Count href={list(queues.redraws)} value={view.redraws} label="补抽两轮以上" bad />
        <Count
          href="/regulator/messages?queue=undelivered"
          value={view.undelivered}
          label="办理中短信未送达"
          bad
        />
        <Count href="/regulator/questions" value={view.questions} label="成员去留待决定" />
        {ctx.actor.post === "station" ? (
          <Count href="/regulator/decisions" value={view.decisions} label="处理决定待确认" />
        ) : null}
      </Columns>
      {view.applications ? (
        <Columns kind="four">
          {(["check", "review", "publicity", "objection"] as const).map((tab) => (
            <Count
              key={tab}
              href={`/regulator/applications?tab=${tab}`}
              value={view.applications?.[tab] ?? 0}
              label={applicationCounts[tab]}
            />
          ))}
        </Columns>
      ) : null}
      <Card title="待受理">
        {view.waiting.length > 0 ? (
          <CasesTable rows={view.waiting} now={ctx.now} caption="待受理的论证项目" />
        ) : (
          <EmptyState title="没有待受理的论证项目" why="施工单位提交申报后会列在这里。" />
        )}
        {view.submitted > shown ? <a href={list(queues.submitted)}>全部 {view.submitted} 项</a> : null}
      </Card>
      <p className="small muted">
        自动处理{" "}
        <Tag tone={view.worker.late ? "bad" : "good"}>{view.worker.late ? "已中断" : "运行正常"}</Tag>{" "}
        {view.worker.beatAt
          ? `最近一次自动巡检：${formatInstantExactly(view.worker.beatAt)}`
          : "还没有自动巡检的记录"}
      </p>
    </RegulatorFrame>
  );
}

function LateWorker({ health }: { health: WorkerHealth }) {
  return (
    <Banner kind="neutral" title="自动处理已中断">
      <p>
        {health.beatAt
          ? `自 ${formatInstantExactly(health.beatAt)} 起没有自动巡检，短信发送和补位会推迟，确认时限不受影响。`
          : "还没有自动巡检的记录，短信发送和补位不会进行。"}
        请通知系统管理员。
      </p>
    </Banner>
  );
}
