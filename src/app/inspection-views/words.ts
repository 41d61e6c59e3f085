import type { FoundInspection } from "@/features/inspections";
import type { Tone } from "@/ui/tag";

type State = FoundInspection["state"];

/** Red only for what is wrong. */
export function inspectionTone(state: State, overdue: boolean): Tone {
  if (overdue && (state === "RECTIFY" || state === "ESCALATED")) return "bad";
  switch (state) {
    case "CLOSED":
    case "VERIFIED":
      return "good";
    case "FINDINGS":
    case "RECTIFY":
    case "RESUBMITTED":
    case "ESCALATED":
      return "warn";
    default:
      return "idle";
  }
}
