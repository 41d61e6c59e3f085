import type { CaseFacts } from "@/features/panels";
import type { Step } from "@/ui/way";

const labels = ["提交", "受理", "抽取", "邀请确认", "专家组成立", "论证会"] as const;
const places: Partial<Record<CaseFacts["state"], number>> = {
  RETURNED: 0,
  SUBMITTED: 1,
  ADMITTED: 2,
  DRAWING: 2,
  INVITING: 3,
  POOL_EXHAUSTED: 3,
  PANEL_FORMED: 4,
  PRE_REVIEW: 5,
  IN_MEETING: 5,
};
const stopped = ["RETURNED", "POOL_EXHAUSTED", "CANCELLED", "VOID"];

/** How far a case has come; what was cancelled stops where it stood. */
export function stepsOf(reviewed: CaseFacts): Step[] {
  const known = places[reviewed.state];
  const at = known ?? (stopped.includes(reviewed.state) ? lastReached(reviewed) : labels.length);
  const formed = reviewed.state === "PANEL_FORMED";
  return labels.map((label, index) => ({
    label,
    state:
      index < at || (formed && index === at)
        ? "done"
        : index === (formed ? at + 1 : at)
          ? stopped.includes(reviewed.state)
            ? "bad"
            : "now"
          : "todo",
  }));
}

function lastReached(reviewed: CaseFacts): number {
  if (reviewed.panelFormedAt) return 5;
  if (reviewed.frozenAt) return 3;
  return reviewed.admittedAt ? 2 : 1;
}
