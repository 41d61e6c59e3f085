import { readComplaints, readInspections } from "@/features/statistics";
import { pageContext } from "@/platform/request";
import { type Query, readAsked, statisticsPath } from "../addresses";
import { readOrSlow } from "../read-or-slow";
import { StatisticsFrame, TooSlow } from "../statistics-frame";
import { ComplaintsCard } from "./complaints-card";
import { InspectionStatesCard } from "./inspection-states-card";
import { OutcomesCard } from "./outcomes-card";

const path = `${statisticsPath}/oversight` as const;

/** 统计分析：监督检查和举报: what came of inspections; for the city how far complaints are, as numbers alone. */
export default async function OversightStatistics({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const asked = readAsked(ctx, query);
  const city = ctx.actor.post !== "district";
  const view = await readOrSlow(ctx, async (read) => ({
    inspections: await readInspections(read, asked.filter),
    complaints: city ? await readComplaints(read, asked.filter) : null,
  }));
  return (
    <StatisticsFrame ctx={ctx} path={path} asked={asked}>
      {view === "slow" ? (
        <TooSlow path={path} asked={asked} />
      ) : (
        <>
          <OutcomesCard read={view.inspections} asked={asked} />
          <InspectionStatesCard read={view.inspections} asked={asked} />
          {view.complaints ? <ComplaintsCard read={view.complaints} asked={asked} /> : null}
        </>
      )}
    </StatisticsFrame>
  );
}
