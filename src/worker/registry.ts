import * as approvals from "@/features/approvals/handlers";
import * as experts from "@/features/experts/handlers";
import * as meetings from "@/features/meetings/handlers";
import * as messages from "@/features/messages/handlers";
import * as opinions from "@/features/opinions/handlers";
import * as panels from "@/features/panels/handlers";
import * as reports from "@/features/reports/handlers";
import * as reviews from "@/features/reviews/handlers";
import type { Handler } from "@/platform/queue/perform";
import type { Sweep } from "@/platform/queue/sweep";

/** Everything the worker does, in one place: contracts with their use-cases, and the sweeps behind them. */
export const handlers: readonly Handler[] = [
  ...experts.handlers,
  ...reviews.handlers,
  ...messages.handlers,
  ...panels.handlers,
  ...meetings.handlers,
  ...opinions.handlers,
  ...reports.handlers,
];
export const sweeps: readonly Sweep[] = [
  ...experts.sweeps,
  ...reviews.sweeps,
  ...messages.sweeps,
  ...panels.sweeps,
  ...meetings.sweeps,
  ...opinions.sweeps,
  ...reports.sweeps,
  ...approvals.sweeps,
];
