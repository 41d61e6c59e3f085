/**
 * The synthetic city: people, units, projects and plans that look real and can belong to nobody, for the
 * demonstration, the tests and the benchmarks. Production never imports it.
 */
export { type SeededCases, type SeedOptions, seedCases } from "./cases/seed-cases";
export type { City, CityExpert, CityProject, CitySize, CityUnit } from "./city";
export { type DemoRow, demoAccounts, demoPassword, demoTable } from "./demo-accounts";
export { generateCity } from "./generate-city";
export { type Loaded, type LoadOptions, loadCity } from "./load/load-city";
export { type BadFile, eicar, makeBadFiles } from "./plan/bad-files";
export type { PlanFacts } from "./plan/plan-facts";
export { makePlanPdf } from "./plan/plan-pdf";
export { makeCompanyReviewPdf, makeSupervisorReviewPdf } from "./plan/sign-off-pdf";
