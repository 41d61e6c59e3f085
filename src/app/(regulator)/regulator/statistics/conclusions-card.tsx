import { areaConclusions, type CaseCount, conclusionCodes, conclusionLabels } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { percent } from "../pool/words";
import { type Asked, casesAddress, exportAddress } from "./addresses";
import { ChartCard, Counted } from "./chart-card";

const tones = { PASS: "good", PASS_AFTER_REVISION: "brand", FAIL: "bad", NONE: "idle" } as const;

/** How the reviews of each area ended. */
export function ConclusionsCard({
  rows,
  asked: { filter, kept },
}: {
  rows: readonly CaseCount[];
  asked: Asked;
}) {
  const areas = areaConclusions(rows);
  const sum = (code: (typeof conclusionCodes)[number]) => areas.reduce((all, row) => all + row[code], 0);
  const concluded = sum("PASS") + sum("PASS_AFTER_REVISION") + sum("FAIL");
  const finding =
    concluded === 0
      ? "这段时间提交的论证项目还没有结论"
      : `已有结论的 ${concluded} 项中，通过 ${percent(sum("PASS") / concluded)}，修改后通过 ${percent(sum("PASS_AFTER_REVISION") / concluded)}，不通过 ${percent(sum("FAIL") / concluded)}`;
  return (
    <ChartCard
      finding={finding}
      empty={areas.length === 0}
      exportHref={exportAddress("conclusions", kept)}
      note="功能区计入所在区（市）。“尚无结论”包括办理中和已撤销的项目。"
    >
      <Chart
        alt={`各监督区域的论证结论。${finding}。数据见下表。`}
        categories={areas.map(({ name }) => name)}
        series={conclusionCodes.map((code) => ({
          name: conclusionLabels[code],
          data: areas.map((row) => row[code]),
          tone: tones[code],
          stack: "conclusions",
        }))}
        unit="项"
        lying
      />
      <Table
        caption="各监督区域的论证结论"
        rows={areas}
        rowKey={(row) => row.area}
        columns={[
          { head: "监督区域", names: true, cell: (row) => row.name },
          ...conclusionCodes.map((conclusion) => ({
            head: conclusionLabels[conclusion],
            numeric: true,
            cell: (row: (typeof areas)[number]) => (
              <Counted
                value={row[conclusion]}
                href={casesAddress(filter, { district: row.area, conclusion })}
              />
            ),
          })),
          {
            head: "合计",
            numeric: true,
            cell: (row) => <Counted value={row.cases} href={casesAddress(filter, { district: row.area })} />,
          },
        ]}
      />
    </ChartCard>
  );
}
