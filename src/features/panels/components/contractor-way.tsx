import type { CaseState } from "@/db/schema";
import { Card } from "@/ui/card";
import { type Step, Way } from "@/ui/way";

const steps = ["申报", "方案校核", "抽取与确认", "预审", "论证会", "论证报告", "修改复核", "审批"] as const;

/** Where each state stands on the way; the ended states stopped at the draw. */
const places: Readonly<Record<CaseState, number>> = {
  DRAFT: 0,
  RETURNED: 0,
  SUBMITTED: 1,
  ADMITTED: 2,
  DRAWING: 2,
  INVITING: 2,
  POOL_EXHAUSTED: 2,
  PANEL_FORMED: 3,
  PRE_REVIEW: 3,
  IN_MEETING: 4,
  SUSPENDED: 4,
  AWAITING_REPORT: 5,
  REPORT_CHECK: 5,
  CONCLUDED: 6,
  REVISION: 6,
  LEADER_CONFIRMED: 6,
  MEDIATION: 6,
  APPROVAL: 7,
  APPROVED: 8,
  IMPLEMENTING: 8,
  COMPLETED: 8,
  CLOSED_FAIL: 6,
  CLOSED_SUPERSEDED: 6,
  CANCELLED: 2,
  VOID: 2,
};

const stopped: readonly CaseState[] = [
  "POOL_EXHAUSTED",
  "CLOSED_FAIL",
  "CLOSED_SUPERSEDED",
  "CANCELLED",
  "VOID",
];

/** The plan's way from filing to permission, with where it stands. */
export function ContractorWay({ state }: { state: CaseState }) {
  return (
    <Card>
      <Way steps={stepsOf(state)} />
    </Card>
  );
}

function stepsOf(state: CaseState): Step[] {
  const at = places[state];
  return steps.map((label, index) => {
    if (index < at) return { label, state: "done" };
    if (index > at) return { label, state: "todo" };
    return { label, state: stopped.includes(state) ? "bad" : "now" };
  });
}
