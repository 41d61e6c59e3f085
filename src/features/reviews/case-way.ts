import type { CaseState } from "@/db/schema";

const labels = [
  "提交",
  "受理",
  "抽取",
  "邀请确认",
  "专家组成立",
  "论证会",
  "论证报告",
  "结论和修改",
  "审批",
] as const;

/** The step a case is in; past the last one it is through. */
const places: Readonly<Partial<Record<CaseState, number>>> = {
  DRAFT: 0,
  RETURNED: 0,
  SUBMITTED: 1,
  ADMITTED: 2,
  DRAWING: 2,
  INVITING: 3,
  POOL_EXHAUSTED: 3,
  PANEL_FORMED: 5,
  PRE_REVIEW: 5,
  IN_MEETING: 5,
  SUSPENDED: 5,
  MEDIATION: 5,
  AWAITING_REPORT: 6,
  REPORT_CHECK: 6,
  CONCLUDED: 7,
  REVISION: 7,
  LEADER_CONFIRMED: 7,
  CLOSED_FAIL: 7,
  APPROVAL: 8,
  APPROVED: 9,
  IMPLEMENTING: 9,
  COMPLETED: 9,
};

const stopped: readonly CaseState[] = [
  "RETURNED",
  "POOL_EXHAUSTED",
  "CLOSED_FAIL",
  "CLOSED_SUPERSEDED",
  "CANCELLED",
  "VOID",
];

export interface CaseStep {
  readonly label: string;
  readonly state: "done" | "now" | "todo" | "bad";
}

interface OnItsWay {
  readonly state: CaseState;
  readonly admittedAt: Date | null;
  readonly frozenAt: Date | null;
  readonly panelFormedAt: Date | null;
  readonly concludedAt: Date | null;
}

/** How far a case has come from filing to permission (D3); what was ended stops where it stood. */
export function caseWay(reviewed: OnItsWay): CaseStep[] {
  const at = places[reviewed.state] ?? lastReached(reviewed);
  const here = stopped.includes(reviewed.state) ? "bad" : "now";
  return labels.map((label, index) => ({
    label,
    state: index < at ? "done" : index > at ? "todo" : here,
  }));
}

function lastReached({ admittedAt, frozenAt, panelFormedAt, concludedAt }: OnItsWay): number {
  if (concludedAt) return 7;
  if (panelFormedAt) return 5;
  if (frozenAt) return 3;
  return admittedAt ? 2 : 1;
}
