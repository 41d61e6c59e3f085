"use server";

import { action } from "@/platform/action";
import { castVote } from "../elections/cast-vote";
import { checkInInput, moveAnswerInput, voteInput } from "../input/meeting";
import { answerMove } from "../moves/answer-move";
import { checkIn } from "../sittings/check-in";

const home = ({ caseId }: { caseId: string }) => `/expert/meetings/${caseId}`;

export const castVoteAction = action({
  roles: ["expert"],
  input: voteInput,
  run: castVote,
  after: (_, input) => `${home(input)}?done=voted`,
});

export const checkInAction = action({
  roles: ["expert"],
  input: checkInInput,
  run: checkIn,
  after: (_, input) => `${home(input)}?done=arrived`,
});

export const answerMoveAction = action({
  roles: ["expert"],
  input: moveAnswerInput,
  run: answerMove,
  // Who cannot come may be off the panel by now: her meetings page would not be there.
  after: (_, input) => (input.answer === "ACCEPTED" ? `${home(input)}?done=agreed` : "/expert?done=refused"),
});
