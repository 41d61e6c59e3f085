import { readAgeing, readStages } from "@/features/statistics";
import { pageContext } from "@/platform/request";
import { type Query, readAsked, statisticsPath } from "../addresses";
import { readOrSlow } from "../read-or-slow";
import { StatisticsFrame, TooSlow } from "../statistics-frame";
import { AgeingCard } from "./ageing-card";
import { PanelsCard } from "./panels-card";
import { StagesCard } from "./stages-card";

const path = `${statisticsPath}/time` as const;

/** 统计分析：用时和逾期: how long each stage takes, and what is overdue now. */
export default async function TimeStatistics({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const asked = readAsked(ctx, query);
  const view = await readOrSlow(ctx, async (read) => ({
    stages: await readStages(read, asked.filter),
    overdue: await readAgeing(read, asked.filter),
  }));
  return (
    <StatisticsFrame ctx={ctx} path={path} asked={asked}>
      {view === "slow" ? (
        <TooSlow path={path} asked={asked} />
      ) : (
        <>
          <StagesCard read={view.stages} asked={asked} />
          <PanelsCard read={view.stages} asked={asked} />
          <AgeingCard read={view.overdue} asked={asked} />
        </>
      )}
    </StatisticsFrame>
  );
}
