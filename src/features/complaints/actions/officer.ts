"use server";

import { action } from "@/platform/action";
import { closeReviewed, notifyParties, reviewComplaint } from "../handling/conclude";
import { handBackComplaint, referComplaint, relieveHandler } from "../handling/hand-back";
import { askAccused, decideComplaint, extendComplaint } from "../handling/investigate";
import { proposeCreditOnComplaint } from "../handling/propose-credit";
import { takeComplaint } from "../handling/take-complaint";
import { triageComplaint } from "../handling/triage-complaint";
import {
  complaintCreditInput,
  complaintIdInput,
  decideComplaintInput,
  notifyInput,
  reasonInput,
  triageInput,
} from "../input";

const home = ({ complaintId }: { complaintId: string }, news: string) =>
  `/regulator/complaints/${complaintId}?news=${news}`;

export const takeComplaintAction = action({
  roles: ["regulator"],
  input: complaintIdInput,
  run: takeComplaint,
  after: (value) => home(value, "taken"),
});

export const triageComplaintAction = action({
  roles: ["regulator"],
  input: triageInput,
  run: triageComplaint,
  after: (value, { decision }) => home(value, decision),
});

export const referComplaintAction = action({
  roles: ["regulator"],
  input: reasonInput,
  run: referComplaint,
  // It lies with the bureau now: for the station it is not there any more.
  after: () => "/regulator/complaints?news=referred",
});

export const handBackComplaintAction = action({
  roles: ["regulator"],
  input: reasonInput,
  run: handBackComplaint,
  after: (value) => home(value, "back"),
});

export const relieveHandlerAction = action({
  roles: ["regulator"],
  input: reasonInput,
  run: relieveHandler,
  after: (value) => home(value, "relieved"),
});

export const askAccusedAction = action({
  roles: ["regulator"],
  input: complaintIdInput,
  run: askAccused,
  after: (value) => home(value, "asked"),
});

export const extendComplaintAction = action({
  roles: ["regulator"],
  input: reasonInput,
  run: extendComplaint,
  after: (value) => home(value, "extended"),
});

export const decideComplaintAction = action({
  roles: ["regulator"],
  input: decideComplaintInput,
  run: decideComplaint,
  after: (value) => home(value, "decided"),
});

export const notifyPartiesAction = action({
  roles: ["regulator"],
  input: notifyInput,
  run: notifyParties,
  after: (value) => home(value, "notified"),
});

export const reviewComplaintAction = action({
  roles: ["regulator"],
  input: decideComplaintInput,
  run: reviewComplaint,
  after: (value) => home(value, "reviewed"),
});

export const closeReviewedAction = action({
  roles: ["regulator"],
  input: complaintIdInput,
  run: closeReviewed,
  after: (value) => home(value, "closed"),
});

export const proposeCreditAction = action({
  roles: ["regulator"],
  input: complaintCreditInput,
  run: proposeCreditOnComplaint,
  after: ({ eventId }) => `/regulator/credit/${eventId}?news=proposed`,
});
