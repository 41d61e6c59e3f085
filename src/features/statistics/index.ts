// statistics: what the records say when they are counted; it changes nothing.
// Lifecycle: none; every figure is read from the facts of the moment it is asked for.
// Invariants: sums equal the lists they are counted from; nobody sees a figure of what she may not see;
// a finding about a person is shown to the station and the bureau alone.
// Chance decides draws, so exposure is judged against each expert's own chances, never against an average.
export { readPoolHealth } from "./pool-health/read-pool-health";
export type { Depth } from "./rules/depth";
export type { Bar, Judged } from "./rules/exposure";
