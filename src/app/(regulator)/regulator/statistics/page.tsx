import { readCases } from "@/features/statistics";
import { pageContext } from "@/platform/request";
import { type Query, readAsked, statisticsPath } from "./addresses";
import { ConclusionsCard } from "./conclusions-card";
import { KindsCard } from "./kinds-card";
import { MonthsCard } from "./months-card";
import { readOrSlow } from "./read-or-slow";
import { StatisticsFrame, TooSlow } from "./statistics-frame";

/** 统计分析：论证项目: how many were filed, of what kind, and how they ended (features.md no. 104). */
export default async function CaseStatistics({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", statisticsPath);
  const asked = readAsked(ctx, query);
  const rows = await readOrSlow(ctx, (read) => readCases(read, asked.filter));
  return (
    <StatisticsFrame ctx={ctx} path={statisticsPath} asked={asked}>
      {rows === "slow" ? (
        <TooSlow path={statisticsPath} asked={asked} />
      ) : (
        <>
          <MonthsCard rows={rows} asked={asked} />
          <KindsCard rows={rows} asked={asked} />
          <ConclusionsCard rows={rows} asked={asked} />
        </>
      )}
    </StatisticsFrame>
  );
}
