import { readAnswers, readDrawn, readRounds, readVacancies } from "@/features/statistics";
import { pageContext } from "@/platform/request";
import { ExposureCard } from "../../pool/exposure-card";
import { exportAddress, type Query, readAsked, statisticsPath } from "../addresses";
import { readOrSlow } from "../read-or-slow";
import { StatisticsFrame, TooSlow } from "../statistics-frame";
import { AnswersCard } from "./answers-card";
import { DeclinesCard } from "./declines-card";
import { RedrawsCard } from "./redraws-card";
import { RoundsCard } from "./rounds-card";

const path = `${statisticsPath}/draws` as const;

/** 统计分析：抽取和邀请: answers, redraws and their reasons; how evenly experts are drawn, for the city alone. */
export default async function DrawStatistics({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const asked = readAsked(ctx, query);
  const city = ctx.actor.post !== "district";
  const view = await readOrSlow(ctx, async (read) => ({
    answers: await readAnswers(read, asked.filter),
    rounds: await readRounds(read, asked.filter),
    vacancies: await readVacancies(read, asked.filter),
    exposure: city ? await readDrawn(read, asked.filter) : null,
  }));
  return (
    <StatisticsFrame ctx={ctx} path={path} asked={asked}>
      {view === "slow" ? (
        <TooSlow path={path} asked={asked} />
      ) : (
        <>
          <AnswersCard read={view.answers} asked={asked} />
          <DeclinesCard read={view.answers} asked={asked} />
          <RoundsCard rows={view.rounds} asked={asked} />
          <RedrawsCard read={view.vacancies} asked={asked} />
          {view.exposure ? (
            <ExposureCard
              exposure={view.exposure}
              span="这段时间提交的项目"
              exportHref={exportAddress("exposure", asked.kept)}
            />
          ) : null}
        </>
      )}
    </StatisticsFrame>
  );
}
