import { levelOrder, levelWords, listEvaluable, listRuns, runWords } from "@/features/credit";
import { ComputeForm } from "@/features/credit/components/evaluation-forms";
import { firstOf, type Query } from "@/features/panels";
import { dateAt, listPolicyVersions, policyInForce } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { addressOf } from "../address";
import { RegulatorFrame } from "../regulator-frame";

const path = "/regulator/evaluations";

/** 年度评价: the years so far, those that can be evaluated, and the preview of any. */
export default async function Evaluations({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(ctx.actor.post === "district" ? null : true));
  const [runs, evaluable, versions, policy] = await Promise.all([
    listRuns(ctx),
    listEvaluable(ctx),
    listPolicyVersions(ctx),
    policyInForce(ctx),
  ]);
  const station = ctx.actor.post === "station";
  const year = Number(dateAt(ctx.now).slice(0, 4));
  const policies = versions.map(({ id, title }) => ({ value: id, label: `${id}（${title}）` }));
  return (
    <RegulatorFrame ctx={ctx} title="年度评价" crumbs={[{ label: "年度评价" }]} here={path}>
      {firstOf(query.news) === "discarded" ? <Banner kind="success" title="已作废，可以重新生成" /> : null}
      <PageHead
        title="年度评价"
        lead="只按信用台账和规则版本计算，谁来算都一样。生成、确定、公布由不同的人办理。"
        actions={
          station ? (
            <ButtonLink look="quiet" href={addressOf(`${path}/preview`, { year, policy: policy.id })}>
              预览和试算
            </ButtonLink>
          ) : undefined
        }
      />
      {station
        ? evaluable.map(({ year, open }) => (
            <Card key={year} title={`${year}年可以生成`}>
              {open > 0 ? (
                <Note tone="warn">
                  <p>
                    还有 {open} 条信用事件没有办结，
                    <a href="/regulator/credit?tab=open&about=expert">办结</a>后才能生成。
                  </p>
                </Note>
              ) : (
                <ComputeForm year={year} policies={policies} policy={policy.id} />
              )}
            </Card>
          ))
        : null}
      <Card title="各年度">
        {runs.length === 0 ? (
          <EmptyState title="还没有年度评价" why="一年结束、信用事件全部办结后，可以生成。" />
        ) : (
          <Table
            caption="各年度的评价"
            rows={runs}
            rowKey={({ id }) => id}
            columns={[
              { head: "年度", names: true, cell: (run) => <a href={`${path}/${run.year}`}>{run.year}年</a> },
              {
                head: "进度",
                cell: (run) => (
                  <Tag tone={run.state === "PUBLISHED" ? "good" : "run"}>{runWords[run.state]}</Tag>
                ),
              },
              ...levelOrder.map((level) => ({
                head: levelWords[level],
                numeric: true,
                cell: (run: (typeof runs)[number]) => run.levels?.[level] ?? 0,
              })),
              { head: "规则版本", cell: (run) => run.policyCode },
            ]}
          />
        )}
      </Card>
    </RegulatorFrame>
  );
}
