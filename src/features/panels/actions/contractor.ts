"use server";

import { action } from "@/platform/action";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied } from "@/platform/errors";
import { drawFirstRound } from "../draw-first-round";
import { drawInput, meetingInput, placeInput, requestInput, teamInput } from "../input/contractor";
import { requestDraw } from "../request-draw";
import { type ConditionTopic, setConditions } from "../set-conditions";
import { nonceFromDigits } from "./nonce-from-digits";

type UserCtx = Ctx & { actor: UserActor };

const desk = (caseId: string) => `/contractor/cases/${caseId}/draw`;
const next = ({ open }: { open: ConditionTopic | null }, { caseId }: { caseId: string }) =>
  open ? `${desk(caseId)}/${open}` : desk(caseId);

export const setTeamAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: teamInput,
  run: setConditions,
  after: next,
});

export const setMeetingAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: meetingInput,
  run: setConditions,
  after: next,
});

export const setPlaceAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: placeInput,
  run: setConditions,
  after: next,
});

export const requestDrawAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: requestInput,
  run: (ctx: UserCtx, input: { caseId: string; shown: string }) => once(["FROZEN"], requestDraw(ctx, input)),
  after: (_, { caseId }) => desk(caseId),
});

export const drawAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: drawInput,
  run: (ctx: UserCtx, { caseId, nonce, digits }) =>
    once(
      ["NOT_REQUESTED", "ROUND_DONE"],
      drawFirstRound(ctx, { caseId, nonce: nonce ?? nonceFromDigits(digits) }),
    ),
  after: (_, { caseId }) => `/contractor/cases/${caseId}/panel`,
});

/** A second press finds the thing done: it is shown the result, which is what was asked for. */
async function once(done: readonly string[], work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!((error instanceof Denied || error instanceof Conflict) && done.includes(error.code))) throw error;
  }
}
