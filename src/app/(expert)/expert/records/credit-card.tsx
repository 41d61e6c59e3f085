import type { ConductLine, Credit } from "@/features/experts";
import { dateAt } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Table } from "@/ui/table";
import { plainDate } from "../words";

export type CreditCardProps = {
  year: number;
  years: readonly number[];
  lines: readonly ConductLine[];
  credit: Credit;
};

/** 年度评价 so far: every point with the rule it comes from and what it is about. */
export function CreditCard({ year, years, lines, credit }: CreditCardProps) {
  return (
    <Card title={`${year}年评价（到目前为止）`}>
      <Stack>
        <Facts
          items={[
            { term: "目前得分", value: <b className="num">{credit.score} 分</b> },
            { term: "基础分", value: `${credit.base} 分` },
            { term: "扣分", value: `${credit.deducted} 分` },
            { term: "加分", value: `${credit.bonus} 分` },
          ]}
        />
        {lines.length === 0 ? (
          <p>这一年没有扣分或者加分的记录。</p>
        ) : (
          <Table
            caption={`${year}年的记录`}
            columns={[
              { head: "事项", names: true, cell: (line) => line.words },
              {
                head: "分值",
                numeric: true,
                cell: (line) => `${line.points > 0 ? "+" : ""}${line.points} 分`,
              },
              { head: "日期", cell: (line) => plainDate(dateAt(line.occurredAt)) },
              { head: "依据", cell: (line) => `${line.rule}（${line.source}；规则版本 ${line.policyCode}）` },
              {
                head: "相关邀请",
                cell: (line) =>
                  line.invitationId ? <a href={`/expert/invitations/${line.invitationId}`}>查看邀请</a> : "",
              },
            ]}
            rows={lines}
            rowKey={(line) => line.id}
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
          年度评价由监督站在年底公布，这里是到现在为止的记录。认为记录有误的，请拨打咨询电话。
        </p>
      </Stack>
    </Card>
  );
}
