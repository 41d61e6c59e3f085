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
  PRE_REVIEW: ["IN_MEETING", "DRAWING", "CANCELLED", "VOID"],
  IN_MEETING: ["AWAITING_REPORT", "SUSPENDED", "VOID"],
  AWAITING_REPORT: ["REPORT_CHECK", "VOID"],
  REPORT_CHECK: ["CONCLUDED", "AWAITING_REPORT", "VOID"],
  CONCLUDED: ["APPROVAL", "REVISION", "CLOSED_FAIL", "MEDIATION", "VOID"],
  REVISION: ["LEADER_CONFIRMED", "VOID"],
  LEADER_CONFIRMED: ["APPROVAL", "VOID"],
  MEDIATION: ["CONCLUDED", "VOID"],
  APPROVAL: ["APPROVED", "REVISION", "VOID"],
  APPROVED: ["IMPLEMENTING", "VOID"],
  IMPLEMENTING: ["COMPLETED", "VOID"],
  COMPLETED: [],
  CLOSED_FAIL: [],
  SUSPENDED: ["IN_MEETING", "DRAWING", "CANCELLED", "VOID"],
  CANCELLED: [],
  VOID: [],
};

/** States in which nothing more happens: the hazardous item is free for another case. */
export const closedStates = (Object.keys(lifecycle) as CaseState[]).filter(
  (state) => lifecycle[state].length === 0,
);
