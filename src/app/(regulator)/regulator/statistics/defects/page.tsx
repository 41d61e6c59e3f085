import { readFindings } from "@/features/statistics";
import { pageContext } from "@/platform/request";
import { type Query, readAsked, statisticsPath } from "../addresses";
import { readOrSlow } from "../read-or-slow";
import { StatisticsFrame, TooSlow } from "../statistics-frame";
import { DefectsCard } from "./defects-card";
import { ItemsCard } from "./items-card";

const path = `${statisticsPath}/defects` as const;

/** 统计分析：常见问题: what panels find wrong in plans of each kind, without a plan or a unit in it (features.md no. 105). */
export default async function DefectStatistics({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const asked = readAsked(ctx, query);
  const read = await readOrSlow(ctx, (bounded) => readFindings(bounded, asked.filter));
  return (
    <StatisticsFrame ctx={ctx} path={path} asked={asked}>
      {read === "slow" ? (
        <TooSlow path={path} asked={asked} />
      ) : (
        <>
          <DefectsCard read={read} asked={asked} />
          <ItemsCard read={read} asked={asked} />
        </>
      )}
    </StatisticsFrame>
  );
}
