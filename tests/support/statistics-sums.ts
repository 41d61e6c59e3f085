import { countComplaints } from "../../src/features/complaints";
import { countInspections } from "../../src/features/inspections";
import {
  countSupervisedCases,
  listCaseInvitations,
  listRounds,
  listSupervisedCases,
  readCaseFilter,
  type SupervisedInvitation,
  seesCity,
} from "../../src/features/panels";
import { countReports } from "../../src/features/reports";
import {
  ageingRows,
  answerRows,
  answers,
  areaConclusions,
  conclusionCodes,
  declineRows,
  hourBands,
  inspectionReasons,
  inspectionStates,
  kindTotals,
  monthsAndKinds,
  monthsOf,
  outcomes,
  readAgeing,
  readAnswers,
  readCases,
  readComplaints,
  readDrawn,
  readInspections,
  readRounds,
  readStages,
  readVacancies,
  reasonRows,
  redrawRows,
  type StatisticsFilter,
  stageRows,
  stateRows,
} from "../../src/features/statistics";
import type { UserActor } from "../../src/platform/actor";
import type { Ctx } from "../../src/platform/context";

type Sums = Record<string, number>;

const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const times = (rows: readonly { readonly times: number }[]) => add(rows.map((row) => row.times));

/**
 * What each chart of a reader adds up to beside what her lists hold, number by number. The lists are read the way
 * their pages read them. Complaints and overdue reports have lists without days: `whole` says that the period
 * holds all of them.
 */
export async function chartsAndLists(
  ctx: Ctx & { readonly actor: UserActor },
  filter: StatisticsFilter,
  { whole = false } = {},
): Promise<{ charts: Sums; lists: Sums }> {
  const charts: Sums = {};
  const lists: Sums = {};
  const set = (name: string, chart: number, list: number) => {
    charts[name] = chart;
    lists[name] = list;
  };
  const counted = (more: Record<string, string> = {}) =>
    countSupervisedCases(ctx, readCaseFilter({ ...filter, ...more }));
  const all = await counted();

  const cases = await readCases(ctx, filter);
  const { kinds, months } = monthsAndKinds(cases, monthsOf(filter.from, filter.to));
  set("months", add(months.map((month) => month.cases)), all);
  for (const month of months) {
    const days = { from: month.from, to: month.to };
    set(`month ${month.month}`, month.cases, await counted(days));
    set(`parts of ${month.month}`, add(month.parts), month.cases);
    for (const [index, kind] of kinds.entries())
      set(`${kind} in ${month.month}`, month.parts[index] ?? 0, await counted({ ...days, kind }));
  }
  for (const { kind, cases: some } of kindTotals(cases)) set(`kind ${kind}`, some, await counted({ kind }));
  set("kinds", add(kindTotals(cases).map((one) => one.cases)), all);
  const areas = areaConclusions(cases);
  set("areas", add(areas.map((row) => row.cases)), all);
  for (const row of areas) {
    for (const conclusion of conclusionCodes)
      set(
        `${row.area} ${conclusion}`,
        row[conclusion],
        await counted({ ...(seesCity(ctx.actor) ? { district: row.area } : {}), conclusion }),
      );
  }

  const listed = await listSupervisedCases(ctx, readCaseFilter({ ...filter }), { limit: 1000, offset: 0 });
  const invitations: SupervisedInvitation[] = [];
  const rounds: (readonly unknown[])[] = [];
  for (const { id } of listed) {
    invitations.push(...(await listCaseInvitations(ctx, { id, panelFormedAt: null })));
    rounds.push(await listRounds(ctx, id));
  }
  const asked = await readAnswers(ctx, filter);
  const rows = answerRows(asked, monthsOf(filter.from, filter.to));
  set("invitations", times(rows), invitations.length);
  set("answers", add(rows.flatMap((row) => answers.map((answer) => row[answer]))), invitations.length);
  const inState = (...states: string[]) => invitations.filter(({ state }) => states.includes(state)).length;
  set("declined", add(rows.map((row) => row.declined)), inState("DECLINED"));
  set("decline reasons", times(declineRows(asked)), inState("DECLINED"));
  set("timed out", add(rows.map((row) => row.timedOut)), inState("TIMED_OUT"));
  set("undeliverable", add(rows.map((row) => row.undeliverable)), inState("UNDELIVERABLE"));
  set("waiting", add(rows.map((row) => row.waiting)), inState("CREATED", "SENT", "DELIVERED"));

  const byRounds = await readRounds(ctx, filter);
  set("rounds", add(byRounds.map((row) => row.cases)), all);
  for (const row of byRounds) {
    const named = row.rounds > 3 ? "more" : String(row.rounds);
    set(`rounds ${named}`, row.cases, await counted({ rounds: named }));
  }
  const again = invitations.filter(({ round }) => (round ?? 0) > 1).length;
  set("redraws", times(redrawRows(await readVacancies(ctx, filter))), again);

  const stages = await readStages(ctx, filter);
  const panel = stages.find(({ stage }) => stage === "PANEL");
  const admission = stageRows(stages).find(({ stage }) => stage === "ADMISSION");
  set("admission", (admission?.cases ?? 0) + (admission?.open ?? 0), all);
  const drawn = rounds.filter((some) => some.length > 0).length;
  set("panels", add(hourBands(panel?.hours ?? []).map((band) => band.cases)) + (panel?.open ?? 0), drawn);

  const inspections = await readInspections(ctx, filter);
  const byReason = reasonRows(inspections, inspectionReasons);
  set("inspections", times(byReason), await countInspections(ctx, filter));
  for (const row of byReason) {
    set(`inspected ${row.reason}`, row.times, await countInspections(ctx, { ...filter, reason: row.reason }));
    set(`outcomes ${row.reason}`, add(outcomes.map((outcome) => row[outcome])), row.times);
  }
  const byState = stateRows(inspections, inspectionStates);
  set("inspection states", times(byState), times(byReason));
  for (const row of byState)
    set(`inspections ${row.state}`, row.times, await countInspections(ctx, { ...filter, state: row.state }));

  if (whole) {
    const [reports] = ageingRows(await readAgeing(ctx, filter));
    set("overdue reports", reports?.times ?? 0, await countReports(ctx, "overdue"));
  }
  if (seesCity(ctx.actor)) {
    const { bars } = await readDrawn(ctx, filter);
    set(
      "exposure",
      add(bars.map(({ draws, experts }) => draws * experts)),
      invitations.filter(({ round }) => round !== null).length,
    );
    if (whole)
      set(
        "complaints",
        times(await readComplaints(ctx, filter)),
        add(Object.values(await countComplaints(ctx))),
      );
  }
  return { charts, lists };
}
