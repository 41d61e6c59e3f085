"use server";

import { action } from "@/platform/action";
import { listAttendee, removeAttendee } from "../attendees/list-attendee";
import {
  attendeeInput,
  meetingInput,
  moveInput,
  removeAttendeeInput,
  suspendInput,
  takeOverInput,
} from "../input/meeting";
import { proposeMove } from "../moves/propose-move";
import { withdrawMove } from "../moves/withdraw-move";
import { startMeeting } from "../sittings/start-meeting";
import { suspendMeeting } from "../sittings/suspend-meeting";
import { takeOverSheet } from "../sittings/take-over-sheet";

const desk = ({ caseId }: { caseId: string }) => `/contractor/cases/${caseId}/meeting`;

export const listAttendeeAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: attendeeInput,
  run: listAttendee,
  after: (_, input) => `${desk(input)}/attendees?done=listed`,
});

export const removeAttendeeAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: removeAttendeeInput,
  run: removeAttendee,
  after: (_, input) => `${desk(input)}/attendees?done=removed`,
});

export const proposeMoveAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: moveInput,
  run: proposeMove,
  after: (_, input) => `${desk(input)}?done=proposed`,
});

export const withdrawMoveAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: meetingInput,
  run: withdrawMove,
  after: (_, input) => `${desk(input)}?done=withdrawn`,
});

export const takeOverSheetAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: takeOverInput,
  run: takeOverSheet,
  after: (_, input) => `${desk(input)}?done=recorded`,
});

export const startMeetingAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: meetingInput,
  run: startMeeting,
  after: (_, input) => `${desk(input)}?done=started`,
});

export const suspendMeetingAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: suspendInput,
  run: suspendMeeting,
  after: (_, input) => `${desk(input)}?done=suspended`,
});
