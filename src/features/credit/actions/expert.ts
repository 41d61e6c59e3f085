"use server";

import { action } from "@/platform/action";
import { fileAppeal } from "../appeals/file-appeal";
import { objectToResult } from "../evaluations/object-to-result";
import { objectToEvent } from "../events/object-to-event";
import { resultObjectionInput } from "../input/evaluation";
import { appealInput, objectionInput } from "../input/event";
import { ratingInput } from "../input/rating";
import { giveRating } from "../ratings/give-rating";

const roles = ["expert"] as const;

export const objectAsExpertAction = action({
  roles,
  input: objectionInput,
  run: objectToEvent,
  after: ({ eventId }) => `/expert/credit/${eventId}?news=objected`,
});

export const appealAsExpertAction = action({
  roles,
  input: appealInput,
  run: fileAppeal,
  after: ({ eventId }) => `/expert/credit/${eventId}?news=appealed`,
});

export const objectToResultAction = action({
  roles,
  input: resultObjectionInput,
  run: objectToResult,
  after: ({ year }) => `/expert/evaluations/${year}?news=objected`,
});

export const rateAsExpertAction = action({
  roles,
  input: ratingInput,
  run: giveRating,
  after: ({ caseId }) => `/expert/cases/${caseId}/rating?news=rated`,
});
