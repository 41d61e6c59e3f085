export { employerChoice, inForce, mainEmployments } from "./employment";
export { districtsOf, type StandingReason, standingFacts, standingReasons, timesOf } from "./facts";
export { type PoolRow, poolAt } from "./pool-at";
