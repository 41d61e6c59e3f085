"use server";

import { action } from "@/platform/action";
import {
  circulateInput,
  issueInput,
  liftInput,
  recordOutsideInput,
  reviewIdInput,
  withdrawOutsideInput,
} from "../input/outside";
import { decideVoidInput, proposeVoidInput } from "../input/voiding";
import { circulateReview } from "../outside/circulate-review";
import { issueCircular } from "../outside/issue-circular";
import { notifyUnit } from "../outside/notify-unit";
import { recordOutsideReview } from "../outside/record-review";
import { withdrawReview } from "../outside/withdraw-review";
import { decideVoid } from "../voids/decide-void";
import { proposeVoid } from "../voids/propose-void";
import { liftWatch } from "../watch/lift-watch";

const home = ({ reviewId }: { reviewId: string }) => `/regulator/outside-reviews/${reviewId}`;

export const recordOutsideAction = action({
  roles: ["regulator"],
  input: recordOutsideInput,
  run: recordOutsideReview,
  after: (value) => `${home(value)}?news=recorded`,
});

export const notifyUnitAction = action({
  roles: ["regulator"],
  input: reviewIdInput,
  run: notifyUnit,
  after: (value) => `${home(value)}?news=notified`,
});

export const circulateReviewAction = action({
  roles: ["regulator"],
  input: circulateInput,
  run: circulateReview,
  after: (value) => `${home(value)}?news=circulated`,
});

export const withdrawOutsideAction = action({
  roles: ["regulator"],
  input: withdrawOutsideInput,
  run: withdrawReview,
  after: (value) => `${home(value)}?news=withdrawn`,
});

export const issueCircularAction = action({
  roles: ["regulator"],
  input: issueInput,
  run: issueCircular,
  after: ({ outsideReviewId, inspectionId }) =>
    outsideReviewId
      ? `${home({ reviewId: outsideReviewId })}?news=issued`
      : `/regulator/inspections/${inspectionId}?news=issued`,
});

export const liftWatchAction = action({
  roles: ["regulator"],
  input: liftInput,
  run: liftWatch,
  after: () => "/regulator/key-watch?news=lifted",
});

export const proposeVoidAction = action({
  roles: ["regulator"],
  input: proposeVoidInput,
  run: proposeVoid,
  after: ({ caseId }) => `/regulator/cases/${caseId}/void?news=proposed`,
});

export const decideVoidAction = action({
  roles: ["regulator"],
  input: decideVoidInput,
  run: decideVoid,
  after: ({ caseId }, { decision }) => `/regulator/cases/${caseId}/void?news=${decision.toLowerCase()}`,
});
