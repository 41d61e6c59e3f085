import { defectLabel } from "@/features/opinions";
import { type Finding, frequentDefects, kindLabel, leftKinds } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { percent } from "../../pool/words";
import { type Asked, exportAddress } from "../addresses";
import { ChartCard, kindTick } from "../chart-card";

/** Serious defects that are frequent enough to be named, by kind. */
export function DefectsCard({ read, asked: { kept } }: { read: readonly Finding[]; asked: Asked }) {
  const kinds = frequentDefects(read);
  const left = leftKinds(read);
  const rows = kinds.flatMap(({ kind, reports, named, unnamed }) => [
    ...named.map(({ code, reports: times }) => ({
      key: `${kind} ${code}`,
      kind: kindLabel(kind),
      words: defectLabel(code) ?? code,
      times,
      share: percent(times / reports),
    })),
    ...(unnamed > 0
      ? [{ key: kind, kind: kindLabel(kind), words: "其他，不单列", times: unnamed, share: "—" }]
      : []),
  ]);
  const named = kinds.flatMap((one) => one.named.map((defect) => ({ ...defect, of: one })));
  const worst = named.reduce<(typeof named)[number] | null>(
    (most, one) => (most === null || one.reports > most.reports ? one : most),
    null,
  );
  const finding =
    kinds.length === 0
      ? "还没有一类方案的论证报告多到可以统计而认不出是谁的"
      : worst === null
        ? "没有一类方案的严重缺陷多到可以单列"
        : `最常见的严重缺陷：${kindLabel(worst.of.kind)}方案“${defectLabel(worst.code) ?? worst.code}”（${worst.of.reports} 份报告中 ${worst.reports} 份）`;
  return (
    <ChartCard
      finding={finding}
      empty={kinds.length === 0}
      exportHref={exportAddress("defects", kept)}
      note={
        <>
          取自已核对通过的论证报告。少于3份报告或者少于3个施工单位的缺陷和类别不单列，以免认出是谁的方案
          {left.kinds > 0 ? `（另有 ${left.kinds} 个类别共 ${left.reports} 份报告未列）` : ""}
          。方案包含几个类别的，各类都计一次。施工单位申报同类方案时看到其中最常见的几条，不含数字。
        </>
      }
    >
      <Chart
        alt={`各类方案的论证报告中指出严重缺陷的次数。${finding}。数据见下表。`}
        categories={kinds.map(({ kind }) => kindTick(kind))}
        series={[
          { name: "论证报告（份）", data: kinds.map(({ reports }) => reports), tone: "idle" },
          {
            name: "指出严重缺陷（次）",
            data: kinds.map((one) => one.unnamed + one.named.reduce((sum, { reports }) => sum + reports, 0)),
            tone: "bad",
          },
        ]}
        unit=""
        lying
      />
      <Table
        caption="各类方案常见的严重缺陷"
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { head: "严重缺陷", names: true, cell: (row) => row.words },
          { head: "危大工程类别", cell: (row) => row.kind },
          { head: "次数", numeric: true, cell: (row) => row.times },
          { head: "占该类报告", numeric: true, cell: (row) => row.share },
        ]}
      />
    </ChartCard>
  );
}
