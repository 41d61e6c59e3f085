import { effectWords, type FoundResult, levelWords, pointsText, runWords } from "@/features/credit";
import { formatInstant, POLICY_PARAMETERS } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Table } from "@/ui/table";

const effectStates = { PLANNED: "待办理", DONE: "已办理", DROPPED: "不再办理", REVOKED: "已撤回" } as const;

type Props = {
  result: FoundResult;
  eventHref: (eventId: string) => string;
};

/** A year's result: level and score, every event it is made of, its earlier versions with the reason of the next. */
export function ResultFacts({ result: { run, versions, effects }, eventHref }: Props) {
  const [latest, ...earlier] = versions;
  if (!latest) return null;
  const { content } = latest;
  return (
    <>
      <Card>
        <Facts
          items={[
            { term: "等级", value: <b>{levelWords[latest.level]}</b> },
            { term: "得分", value: <b className="num">{latest.score} 分</b> },
            {
              term: "计算",
              value: `基础分 ${content.base}，扣分 ${content.deducted}，加分 ${content.bonus}`,
            },
            { term: "参加论证", value: `${latest.reviews} 次` },
            { term: "规则版本", value: content.policy },
            { term: "进度", value: runWords[run.state] },
            ...(latest.reason ? [{ term: "更正理由", value: latest.reason }] : []),
            { term: "结果指纹", value: <Hash value={latest.contentHash} /> },
          ]}
        />
      </Card>
      <Card title="计入的信用事件">
        {content.events.length === 0 ? (
          <p>这一年没有计分的信用事件。</p>
        ) : (
          <Table
            caption="计入的信用事件"
            rows={content.events}
            rowKey={({ event }) => event}
            columns={[
              {
                head: "事项",
                names: true,
                cell: ({ event, rule }) => <a href={eventHref(event)}>{POLICY_PARAMETERS[rule].label}</a>,
              },
              { head: "分值", numeric: true, cell: ({ points }) => pointsText(points) },
              { head: "条款", cell: ({ rule }) => POLICY_PARAMETERS[rule].source },
            ]}
          />
        )}
      </Card>
      {effects.length > 0 ? (
        <Card title="评价后的处理">
          <Facts
            items={effects.map((effect) => ({
              term: effectWords[effect.kind],
              value: `${effectStates[effect.state]}${effect.note ? `：${effect.note}` : ""}`,
            }))}
          />
        </Card>
      ) : null}
      {earlier.length > 0 ? (
        <Card title="以前的结果">
          <Table
            caption="以前的结果"
            rows={earlier}
            rowKey={({ id }) => id}
            columns={[
              { head: "版本", names: true, cell: ({ version }) => `第${version}版` },
              { head: "等级", cell: ({ level }) => levelWords[level] },
              { head: "得分", numeric: true, cell: ({ score }) => `${score} 分` },
              { head: "计算时间", cell: ({ computedAt }) => formatInstant(computedAt, { year: true }) },
            ]}
          />
        </Card>
      ) : null}
    </>
  );
}
