"use server";

import { action } from "@/platform/action";
import { dropEffect, proposeEffect, recordTalk } from "../evaluations/carry-out-effect";
import { computeRun } from "../evaluations/compute-run";
import { applyRun, finalizeRun, publishRun } from "../evaluations/finalize-run";
import { discardRun, notifyRun } from "../evaluations/notify-run";
import { decideResultObjection } from "../evaluations/object-to-result";
import {
  computeInput,
  dropInput,
  effectProposal,
  resultVerdict,
  talkInput,
  yearInput,
} from "../input/evaluation";

const roles = ["regulator"] as const;
const page = ({ year }: { year: number }, news: string) => `/regulator/evaluations/${year}?news=${news}`;
const one = ({ year, number }: { year: number; number: string }, news: string) =>
  `/regulator/evaluations/${year}/${number}?news=${news}`;

export const computeRunAction = action({
  roles,
  input: computeInput,
  run: computeRun,
  after: (done) => page(done, "computed"),
});

export const discardRunAction = action({
  roles,
  input: yearInput,
  run: discardRun,
  after: () => "/regulator/evaluations?news=discarded",
});

export const notifyRunAction = action({
  roles,
  input: yearInput,
  run: notifyRun,
  after: (done) => page(done, "notified"),
});

export const finalizeRunAction = action({
  roles,
  input: yearInput,
  run: finalizeRun,
  after: (done) => page(done, "final"),
});

export const applyRunAction = action({
  roles,
  input: yearInput,
  run: applyRun,
  after: (done) => page(done, "applied"),
});

export const publishRunAction = action({
  roles,
  input: yearInput,
  run: publishRun,
  after: (done) => page(done, "published"),
});

export const decideResultObjectionAction = action({
  roles,
  input: resultVerdict,
  run: decideResultObjection,
  after: (done) => one(done, "decided"),
});

export const recordTalkAction = action({
  roles,
  input: talkInput,
  run: recordTalk,
  after: (done) => one(done, "done"),
});

export const dropEffectAction = action({
  roles,
  input: dropInput,
  run: dropEffect,
  after: (done) => one(done, "dropped"),
});

export const proposeEffectAction = action({
  roles,
  input: effectProposal,
  run: proposeEffect,
  after: ({ decisionId }) => `/regulator/decisions/${decisionId}?news=proposed`,
});
