import type { ActionRule } from "../action-table";
import type { Who } from "../cast";
import { inDays } from "../desk-world";

const mine: readonly Who[] = ["contractor"];
const panel: readonly Who[] = ["expertAccepted", "expertInvited"];
const station: readonly Who[] = ["station"];

/** Ballot, check-in, moves and the list of attendees, in an order in which all succeed. */
export const meetingActions: Readonly<Record<string, ActionRule>> = {
  castVoteAction: {
    allowed: panel,
    form: ({ duty: { ballot } }) => ({
      caseId: ballot.caseId,
      electionId: ballot.electionId,
      candidateId: ballot.leaderSeat,
    }),
  },
  checkInAction: {
    allowed: panel,
    form: ({ duty: { today } }) => ({ caseId: today.caseId, code: today.code }),
  },
  answerMoveAction: {
    allowed: panel,
    form: ({ duty: { moving } }) => ({ caseId: moving.caseId, moveId: moving.moveId, answer: "ACCEPTED" }),
  },
  listAttendeeAction: {
    allowed: mine,
    form: ({ duty: { moving } }) => ({
      caseId: moving.caseId,
      duty: "owner_lead",
      unitName: "某建设单位",
      name: "张工",
    }),
  },
  removeAttendeeAction: {
    allowed: mine,
    form: ({ duty: { moving } }) => ({ caseId: moving.caseId, attendeeId: moving.attendeeId }),
  },
  takeOverSheetAction: {
    allowed: mine,
    form: ({ duty: { today } }) => ({ caseId: today.caseId, invitationIds: [...today.signed] }),
  },
  startMeetingAction: { allowed: mine, form: ({ duty: { today } }) => ({ caseId: today.caseId }) },
  suspendMeetingAction: {
    allowed: mine,
    form: ({ duty: { today } }) => ({ caseId: today.caseId, reason: "现场停电" }),
  },
  withdrawMoveAction: { allowed: mine, form: ({ duty: { moving } }) => ({ caseId: moving.caseId }) },
  proposeMoveAction: {
    allowed: mine,
    form: ({ duty: { moving } }) => ({
      caseId: moving.caseId,
      date: inDays(120),
      from: "09:00",
      to: "11:00",
      place: "项目部",
      reason: "台风",
    }),
  },
  appointLeaderAction: {
    allowed: station,
    form: ({ duty: { ballot } }) => ({
      caseId: ballot.caseId,
      invitationId: ballot.leaderSeat,
      reason: "只联系上两人",
    }),
  },
  vacateLeaderAction: {
    allowed: station,
    form: ({ duty: { ballot } }) => ({ caseId: ballot.caseId, reason: "因病" }),
  },
};
