import type { Sweep } from "@/platform/queue/sweep";
import { followDecisions } from "./evaluations/follow-decisions";
import { confirmDue } from "./events/confirm-events";
import { expireEvents } from "./events/expire-events";
import { notifyRecorded } from "./events/notify-recorded";
import { proposeRecorded } from "./events/propose-recorded";

/** Nothing here has a time of its own: records become events, windows end, decisions are followed. */
export const sweeps: readonly Sweep[] = [
  { name: "credit.propose-recorded", run: proposeRecorded },
  { name: "credit.notify-recorded", run: notifyRecorded },
  { name: "credit.confirm-due", run: confirmDue },
  { name: "credit.expire-events", run: expireEvents },
  { name: "credit.follow-decisions", run: followDecisions },
];
