import { panelFormed } from "@/features/panels";
import { handle } from "@/platform/queue/perform";
import type { Sweep } from "@/platform/queue/sweep";
import { closeElections } from "./elections/close-elections";
import { followPanels } from "./elections/follow-panels";
import * as jobs from "./jobs";
import { expireMoveAnswers } from "./moves/expire-move-answers";
import { releaseFormed } from "./release-formed";
import { releasePlan } from "./release-plan";

export const handlers = [
  handle(panelFormed, releasePlan),
  handle(jobs.closeElections, closeElections),
  handle(jobs.expireMoveAnswers, expireMoveAnswers),
];

/** The same, found by looking: a lost job makes things late, never wrong. */
export const sweeps: readonly Sweep[] = [
  { name: "meetings.release-plans", run: releaseFormed },
  { name: "meetings.follow-panels", run: followPanels },
  { name: "meetings.close-elections", run: closeElections },
  { name: "meetings.expire-move-answers", run: expireMoveAnswers },
];
