import {
  kindWords,
  listOwnEvents,
  listOwnUnitYears,
  listOwnYears,
  pointsText,
  readOwnCredit,
  readOwnRatings,
} from "@/features/credit";
import { dateAt, formatDate } from "@/features/rulebook";
import { found, type PageCtx } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { CreditTag } from "./credit-tag";
import { RatingsCard } from "./ratings-card";
import { UnitLevels } from "./unit-levels";

/** 本单位信用: the year's score and every event with its way to the evidence; for any unit's workspace. */
export async function UnitCredit({ ctx, path, asked }: { ctx: PageCtx; path: string; asked: string }) {
  const thisYear = Number(dateAt(ctx.now).slice(0, 4));
  const years = [...new Set([thisYear, ...(await listOwnYears(ctx))])].sort((a, b) => b - a);
  const year = years.find((known) => String(known) === asked) ?? thisYear;
  const [{ credit, policy }, events, ratings, levels] = await Promise.all([
    found(ctx, readOwnCredit(ctx, year)),
    listOwnEvents(ctx, year),
    readOwnRatings(ctx),
    listOwnUnitYears(ctx),
  ]);
  return (
    <>
      <PageHead title="本单位信用" lead="记入平台的信用事件。异议期内可以提出异议，确认后才计分。" />
      <Card title={`${year}年（到目前为止）`}>
        <Facts
          items={[
            { term: "目前得分", value: <b className="num">{credit.score} 分</b> },
            { term: "基础分", value: `${credit.base} 分` },
            { term: "扣分", value: `${credit.deducted} 分` },
            { term: "规则版本", value: policy.id },
          ]}
        />
        {events.length === 0 ? (
          <EmptyState title={`${year}年没有信用事件`} why="有信用事件时，会列在这里，并短信告知。" />
        ) : (
          <Table
            caption={`${year}年的信用事件`}
            rows={events}
            rowKey={(event) => event.id}
            columns={[
              {
                head: "事项",
                names: true,
                cell: (event) => <a href={`${path}/${event.id}`}>{kindWords[event.kind]}</a>,
              },
              { head: "分值", numeric: true, cell: (event) => pointsText(event.points) },
              {
                head: "发生日期",
                cell: (event) => formatDate(dateAt(event.occurredAt), { year: true }),
              },
              { head: "论证编号", cell: (event) => event.caseNumber },
              { head: "状态", cell: (event) => <CreditTag event={event} /> },
            ]}
          />
        )}
        {years.length > 1 ? (
          <p>
            其他年份：
            {years
              .filter((other) => other !== year)
              .map((other) => (
                <span key={other}>
                  <a href={`${path}?year=${other}`}>{other}年</a>{" "}
                </span>
              ))}
          </p>
        ) : null}
      </Card>
      <Card title="年度信用等级">
        <UnitLevels years={levels} />
        <p className="hint">
          按当年已确认的信用事件计算：A级{policy.values["credit.excellent"]}分以上，B级
          {policy.values["credit.good"]}分以上，C级{policy.values["credit.pass"]}
          分以上，其余为D级。年度没有结束或者有事件没有办结的，为暂定。
        </p>
      </Card>
      <RatingsCard ratings={ratings} />
    </>
  );
}
