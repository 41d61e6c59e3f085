import type { Bar, Judged } from "@/features/statistics";
import { Card } from "@/ui/card";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";

type Exposure = {
  readonly rounds: number;
  readonly experts: number;
  readonly odd: readonly Judged[];
  readonly bars: readonly Bar[];
};

const rounded = (value: number) => Math.round(value * 10) / 10;

/** How often experts were drawn, beside what chance alone would give. */
export function ExposureCard({ exposure }: { exposure: Exposure }) {
  const { rounds, experts, odd, bars } = exposure;
  const finding =
    rounds === 0
      ? "近一年还没有抽取"
      : odd.length === 0
        ? "没有专家被抽到的次数偏离随机预期"
        : `${odd.length} 名专家被抽到的次数偏离随机预期，应核查`;
  return (
    <Card title={finding}>
      {rounds === 0 ? null : (
        <>
          <Chart
            alt={`被抽到若干次的专家人数与随机预期。${finding}。数据见下表。`}
            categories={bars.map(({ draws }) => `${draws} 次`)}
            series={[
              { name: "专家人数", data: bars.map((bar) => bar.experts) },
              {
                name: "随机预期",
                data: bars.map((bar) => rounded(bar.expected)),
                kind: "line",
                tone: "warn",
              },
              { name: "预期下限", data: bars.map((bar) => rounded(bar.low)), kind: "dashed", tone: "idle" },
              { name: "预期上限", data: bars.map((bar) => rounded(bar.high)), kind: "dashed", tone: "idle" },
            ]}
            unit="人"
          />
          <Table
            caption="被抽到若干次的专家人数"
            rows={bars}
            rowKey={(row) => String(row.draws)}
            phone="scroll"
            columns={[
              { head: "被抽到", names: true, cell: (row) => `${row.draws} 次` },
              { head: "专家人数", numeric: true, cell: (row) => row.experts },
              { head: "随机预期", numeric: true, cell: (row) => row.expected.toFixed(1) },
              {
                head: "预期范围",
                numeric: true,
                cell: (row) => `${row.low.toFixed(1)}–${row.high.toFixed(1)}`,
              },
            ]}
          />
          {odd.length > 0 ? <OddTable odd={odd} /> : null}
          <p className="small muted">
            统计近一年最近 {rounds} 轮抽取、{experts}
            名曾可被抽取的专家。每人的预期按其每次参加抽取时的机会逐轮累计；同一单位入选上限会使人少单位的专家机会略高，单位很大的略低。警示按全库合计误报不超过5%设定。
          </p>
        </>
      )}
    </Card>
  );
}

function OddTable({ odd }: { odd: readonly Judged[] }) {
  return (
    <Table
      caption="偏离随机预期的专家"
      captionShown
      rows={odd}
      rowKey={(row) => row.expert}
      columns={[
        {
          head: "专家编号",
          names: true,
          cell: (row) => <a href={`/regulator/experts/${row.expert}`}>{row.expert}</a>,
        },
        { head: "偏离", cell: (row) => (row.odd === "often" ? "偏多" : "偏少") },
        { head: "被抽到", numeric: true, cell: (row) => `${row.drawn} 次` },
        { head: "预期", numeric: true, cell: (row) => `${row.expected.toFixed(1)} 次` },
        { head: "偶然出现的可能", numeric: true, cell: (row) => `${(row.tail * 100).toPrecision(2)}%` },
      ]}
    />
  );
}
