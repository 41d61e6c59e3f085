export { employerChoice, inForce, mainEmployments } from "./employment";
export { districtsOf, type StandingReason, standingFacts, standingReasons, timesOf, wishes } from "./facts";
export { type Facts, firstReason } from "./first-reason";
export { type PoolRow, poolAt } from "./pool-at";
