import type { CaseState } from "@/db/schema";

/**
 * D3 as data: from each state, where a case may go next. Drawn in the docs, enforced by `moveCase`,
 * checked by property tests.
 */
export const lifecycle: Readonly<Record<CaseState, readonly CaseState[]>> = {
  DRAFT: ["SUBMITTED", "CANCELLED"],
  SUBMITTED: ["ADMITTED", "RETURNED", "CANCELLED"],
  RETURNED: ["SUBMITTED", "CANCELLED"],
  ADMITTED: ["DRAWING", "CANCELLED"],
  DRAWING: ["INVITING", "POOL_EXHAUSTED", "CANCELLED", "VOID"],
  INVITING: ["DRAWING", "PANEL_FORMED", "POOL_EXHAUSTED", "CANCELLED", "VOID"],
  POOL_EXHAUSTED: ["DRAWING", "CANCELLED", "VOID"],
  PANEL_FORMED: ["PRE_REVIEW", "DRAWING", "CANCELLED", "VOID"],
  PRE_REVIEW: ["IN_MEETING", "DRAWING", "SUSPENDED", "CANCELLED", "VOID"],
  IN_MEETING: ["AWAITING_REPORT", "MEDIATION", "SUSPENDED", "VOID"],
  AWAITING_REPORT: ["REPORT_CHECK", "VOID"],
  REPORT_CHECK: ["CONCLUDED", "AWAITING_REPORT", "VOID"],
  CONCLUDED: ["APPROVAL", "REVISION", "CLOSED_FAIL", "VOID"],
  REVISION: ["LEADER_CONFIRMED", "CLOSED_SUPERSEDED", "VOID"],
  LEADER_CONFIRMED: ["APPROVAL", "VOID"],
  MEDIATION: ["IN_MEETING", "CLOSED_FAIL", "VOID"],
  APPROVAL: ["APPROVED", "REVISION", "CLOSED_SUPERSEDED", "VOID"],
  APPROVED: ["IMPLEMENTING", "CLOSED_SUPERSEDED", "VOID"],
  IMPLEMENTING: ["COMPLETED", "CLOSED_SUPERSEDED", "VOID"],
  COMPLETED: [],
  CLOSED_FAIL: [],
  CLOSED_SUPERSEDED: [],
  SUSPENDED: ["PRE_REVIEW", "DRAWING", "CANCELLED", "VOID"],
  CANCELLED: [],
  VOID: [],
};

/** States in which nothing more happens: the hazardous item is free for another case. */
export const closedStates = (Object.keys(lifecycle) as CaseState[]).filter(
  (state) => lifecycle[state].length === 0,
);
