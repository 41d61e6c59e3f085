"use server";

import { action } from "@/platform/action";
import { commentInput, opinionInput, roundInput } from "../input";
import { commentRevision } from "../revisions/comment-revision";
import { decideRevision } from "../revisions/decide-revision";
import { saveOpinion } from "../revisions/save-opinion";

const home = ({ roundId }: { roundId: string }) => `/expert/revisions/${roundId}`;

export const commentRevisionAction = action({
  roles: ["expert"],
  input: commentInput,
  run: commentRevision,
  after: (value) => `${home(value)}?news=commented`,
});

export const saveOpinionAction = action({
  roles: ["expert"],
  input: opinionInput,
  run: saveOpinion,
  after: (value) => `${home(value)}/opinion/check`,
});

export const decideRevisionAction = action({
  roles: ["expert"],
  input: roundInput,
  run: decideRevision,
  after: (value) => `${home(value)}?news=decided`,
});
