import type { Sweep } from "@/platform/queue/sweep";
import { markOverdueRectifications } from "./rectification/mark-overdue";
import { remindRectifications } from "./rectification/remind-due";

export { registerExport } from "./lists/register-export";

/** A due date is a column; looking at it makes things happen on time. */
export const sweeps: readonly Sweep[] = [
  { name: "inspections.mark-overdue-rectifications", run: markOverdueRectifications },
  { name: "inspections.remind-rectifications", run: remindRectifications },
];
