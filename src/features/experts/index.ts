// experts: the pool and what is known of its members; facts that decide who may be drawn, and their conduct.
// Lifecycle: recorded with a term (聘期); leave, suspension, employment and interests are dated facts beside it.
// Invariants: facts are added and ended, never rewritten; conduct rows are append-only, once per event and kind;
// interests are kept as keyed hashes and serve as a predicate alone; the pool's public number never changes.
// Applying, appointment and renewal (申报、换届) follow in a later step.
export * from "./applications";
export * from "./appointments";
export * from "./decisions";
export * from "./documents";
export * from "./evidence";
export * from "./imports";
export * from "./interests";
export { standingChanged } from "./jobs";
export * from "./membership";
export * from "./pool";
export { questionPhone } from "./question-phone";
export { type ConductEvent, recordConduct, recordDecline, recordTimeouts } from "./record-conduct";
export * from "./standing";
