"use server";

import { action } from "@/platform/action";
import { statementInput } from "../input/outside";
import { replyInput } from "../input/rectify";
import { stateView } from "../outside/state-view";
import { replyFindings } from "../rectification/reply-findings";

/** 整改回复 of the contractor. */
export const replyFindingsAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: replyInput,
  run: replyFindings,
  after: ({ inspectionId }) => `/contractor/inspections/${inspectionId}?news=replied`,
});

/** 整改回复 of the supervising unit. */
export const replyAsSupervisionAction = action({
  roles: ["supervision"],
  input: replyInput,
  run: replyFindings,
  after: ({ inspectionId }) => `/supervision/inspections/${inspectionId}?news=replied`,
});

export const stateViewAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: statementInput,
  run: stateView,
  after: ({ reviewId }) => `/contractor/outside-reviews/${reviewId}?news=stated`,
});
