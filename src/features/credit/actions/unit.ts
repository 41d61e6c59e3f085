"use server";

import { action } from "@/platform/action";
import { fileAppeal } from "../appeals/file-appeal";
import { objectToEvent } from "../events/object-to-event";
import { appealInput, objectionInput } from "../input/event";
import { ratingInput } from "../input/rating";
import { giveRating } from "../ratings/give-rating";

/** An objection speaks for the unit: its own login alone. */
export const objectAsContractorAction = action({
  roles: ["contractor"],
  right: "UNIT",
  input: objectionInput,
  run: objectToEvent,
  after: ({ eventId }) => `/contractor/credit/${eventId}?news=objected`,
});

export const appealAsContractorAction = action({
  roles: ["contractor"],
  right: "UNIT",
  input: appealInput,
  run: fileAppeal,
  after: ({ eventId }) => `/contractor/credit/${eventId}?news=appealed`,
});

export const rateAsContractorAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: ratingInput,
  run: giveRating,
  after: ({ caseId }) => `/contractor/cases/${caseId}/rating?news=rated`,
});

export const objectAsSupervisionAction = action({
  roles: ["supervision"],
  input: objectionInput,
  run: objectToEvent,
  after: ({ eventId }) => `/supervision/credit/${eventId}?news=objected`,
});

export const appealAsSupervisionAction = action({
  roles: ["supervision"],
  input: appealInput,
  run: fileAppeal,
  after: ({ eventId }) => `/supervision/credit/${eventId}?news=appealed`,
});

export const rateAsSupervisionAction = action({
  roles: ["supervision"],
  input: ratingInput,
  run: giveRating,
  after: ({ caseId }) => `/supervision/cases/${caseId}/rating?news=rated`,
});
