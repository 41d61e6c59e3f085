// statistics: what the records say when they are counted; it changes nothing.
// Lifecycle: none; every figure is read from the facts of the moment it is asked for.
// Invariants: sums equal the lists they are counted from; nobody sees a figure of what she may not see;
// a finding about a person is shown to the station and the bureau alone; nobody is recognised in a frequent defect.
// Chance decides draws, so exposure is judged against each expert's own chances, never against an average.
export { type CommonDefects, commonDefects } from "./defects/common-defects";
export { readFindings } from "./defects/read-findings";
export { readAnswers } from "./draws/read-answers";
export { type Exposed, readDrawn } from "./draws/read-drawn";
export { readRounds, readVacancies } from "./draws/read-rounds";
export { exportedName, exportStatistics } from "./export/export-statistics";
export { isNarrowed, readStatisticsFilter, type StatisticsFilter } from "./input";
export { type ComplaintCount, readComplaints } from "./oversight/read-complaints";
export { readInspections } from "./oversight/read-inspections";
export { readPoolHealth } from "./pool-health/read-pool-health";
export { readCases } from "./reviews/read-cases";
export { type AgeingRow, ageBands, ageingRows } from "./rules/ageing";
export {
  type AnswerRow,
  answerRows,
  answers,
  declineRows,
  type InvitationCount,
  redrawRows,
  type Vacancy,
} from "./rules/answers";
export type { Depth } from "./rules/depth";
export { hourBands, type StageHours, stageRows } from "./rules/durations";
export type { Bar, Judged } from "./rules/exposure";
export { type Finding, frequentDefects, itemRows, leftKinds } from "./rules/frequent";
export * from "./rules/labels";
export { monthsOf } from "./rules/months";
export { type InspectionCount, outcomes, reasonRows, stateRows } from "./rules/oversight";
export {
  areaConclusions,
  type CaseCount,
  conclusionCodes,
  kindTotals,
  monthsAndKinds,
} from "./rules/reviews";
export { readAgeing } from "./time/read-ageing";
export { readStages } from "./time/read-stages";
