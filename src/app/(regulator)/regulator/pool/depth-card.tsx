import type { Depth } from "@/features/statistics";
import { Card } from "@/ui/card";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { Tag, type Tone } from "@/ui/tag";
import { percent, specialtyName } from "./words";

const verdicts: Readonly<Record<Depth["verdict"], { label: string; tone: Tone }>> = {
  empty: { label: "无人可抽", tone: "bad" },
  short: { label: "不足一组", tone: "bad" },
  thin: { label: "偏少", tone: "warn" },
  good: { label: "充足", tone: "good" },
};

type Props = { depth: readonly Depth[]; unitNames: ReadonlyMap<string, string> };

/** Who is left of each specialty after terms, load and the usual conflicts. */
export function DepthCard({ depth, unitNames }: Props) {
  const short = depth.filter(({ verdict }) => verdict === "empty" || verdict === "short");
  const finding =
    short.length === 0 ? "每个专业都够组成专家组" : `${short.length} 个专业不够组成一个专家组，应增补专家`;
  return (
    <Card title={finding}>
      <Chart
        alt={`各专业可抽取人数与扣除通常回避后的人数。${finding}。数据见下表。`}
        categories={depth.map(({ specialty }) => specialtyName(specialty))}
        series={[
          { name: "此刻可抽取", data: depth.map(({ drawable }) => drawable) },
          { name: "扣除通常回避后", data: depth.map(({ expected }) => expected), tone: "good" },
        ]}
        unit="人"
        lying
      />
      <Table
        caption="各专业的深度"
        rows={depth}
        rowKey={(row) => row.specialty}
        columns={[
          { head: "专业", names: true, cell: (row) => specialtyName(row.specialty) },
          {
            head: "判断",
            cell: (row) => <Tag tone={verdicts[row.verdict].tone}>{verdicts[row.verdict].label}</Tag>,
          },
          { head: "在聘", numeric: true, cell: (row) => row.inTerm },
          { head: "可抽取", numeric: true, cell: (row) => row.drawable },
          { head: "已满载", numeric: true, cell: (row) => row.loaded },
          { head: "通常回避", numeric: true, cell: (row) => percent(row.conflictShare) },
          { head: "扣除后", numeric: true, cell: (row) => row.expected },
          {
            head: "最大单位占比",
            cell: (row) =>
              row.largest === null
                ? "—"
                : `${percent(row.largestShare)}（${unitNames.get(row.largest) ?? row.largest}）`,
          },
        ]}
      />
      <p className="small muted">
        “通常回避”是近一年首轮抽取中因参建单位、上下级关系、曾任职或声明利害关系而不能参加者的平均比例；“偏少”指扣除后不足10人，拒绝或逾期几次就可能凑不齐。
      </p>
    </Card>
  );
}
