import type { Sweep } from "@/platform/queue/sweep";
import { markOverdueReviews } from "./revisions/mark-overdue";

/** The deadline is a column; looking at it makes things happen on time. */
export const sweeps: readonly Sweep[] = [{ name: "approvals.mark-overdue-reviews", run: markOverdueReviews }];
