import type { CaseState } from "@/db/schema";

/** A ballot is held or a leader is needed: from the plan's release until the permission is asked for (D6, E15). */
export const ballotStates: readonly CaseState[] = [
  "PRE_REVIEW",
  "IN_MEETING",
  "SUSPENDED",
  "MEDIATION",
  "AWAITING_REPORT",
  "REPORT_CHECK",
  "REVISION",
];
/** The panel has come together or has met: whoever is there, or was, votes. */
export const presentStates: readonly CaseState[] = ["IN_MEETING", "MEDIATION"];
/** The meeting can be put to another time or place (E29). */
export const movableStates: readonly CaseState[] = [
  "PANEL_FORMED",
  "PRE_REVIEW",
  "SUSPENDED",
  "POOL_EXHAUSTED",
];
