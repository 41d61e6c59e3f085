import { CreditTag } from "@/app/credit-views/credit-tag";
import { kindWords, type ListedEvent, pointsText, type YearCredit } from "@/features/credit";
import { dateAt } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Table } from "@/ui/table";
import { plainDate } from "../words";

export type CreditCardProps = {
  years: readonly number[];
  events: readonly ListedEvent[];
  year: YearCredit;
};

/** 信用记录 of a year: the score as the ledger stands, and every event with its state and its way to the evidence. */
export function CreditCard({ year: { year, credit, policy }, years, events }: CreditCardProps) {
  return (
    <Card title={`${year}年信用记录（到目前为止）`}>
      <Stack>
        <Facts
          items={[
            { term: "目前得分", value: <b className="num">{credit.score} 分</b> },
            { term: "基础分", value: `${credit.base} 分` },
            { term: "扣分", value: `${credit.deducted} 分` },
            {
              term: "加分",
              value:
                credit.earned > credit.bonus
                  ? `${credit.bonus} 分（共得 ${credit.earned} 分，超过上限的不计）`
                  : `${credit.bonus} 分`,
            },
          ]}
        />
        {events.length === 0 ? (
          <p>这一年没有扣分或者加分的记录。</p>
        ) : (
          <Table
            caption={`${year}年的信用事件`}
            columns={[
              {
                head: "事项",
                names: true,
                cell: (event) => <a href={`/expert/credit/${event.id}`}>{kindWords[event.kind]}</a>,
              },
              { head: "分值", numeric: true, cell: (event) => pointsText(event.points) },
              { head: "日期", cell: (event) => plainDate(dateAt(event.occurredAt)) },
              { head: "状态", cell: (event) => <CreditTag event={event} /> },
            ]}
            rows={events}
            rowKey={(event) => event.id}
          />
        )}
        {years.length > 1 ? (
          <p>
            其他年份：
            {years
              .filter((other) => other !== year)
              .map((other) => (
                <span key={other}>
                  <a href={`/expert/records?year=${other}`}>{other}年</a>{" "}
                </span>
              ))}
          </p>
        ) : null}
        <p className="hint">
          得分只计已确认的事项，按规则版本 {policy.id}{" "}
          计算。对扣分或者记录有异议的，请在异议期内打开该事项提出。
        </p>
      </Stack>
    </Card>
  );
}
