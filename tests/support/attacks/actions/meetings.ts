import type { ActionRule } from "../action-table";
import type { Who } from "../cast";
import { inDays } from "../desk-world";

const mine: readonly Who[] = ["contractor"];
const member: readonly Who[] = ["expertAccepted"];
const station: readonly Who[] = ["station"];

/** Ballot, check-in, moves and the list of attendees; the suite's meeting lies ahead. */
export const meetingActions: Readonly<Record<string, ActionRule>> = {
  castVoteAction: {
    allowed: member,
    form: ({ inviting, missing }) => ({
      caseId: inviting.caseId,
      electionId: missing,
      candidateId: inviting.accepted.id,
    }),
  },
  checkInAction: { allowed: member, form: ({ inviting }) => ({ caseId: inviting.caseId }) },
  answerMoveAction: {
    allowed: member,
    form: ({ inviting, missing }) => ({ caseId: inviting.caseId, moveId: missing, answer: "REFUSED" }),
  },
  listAttendeeAction: {
    allowed: mine,
    form: ({ formed }) => ({
      caseId: formed.caseId,
      duty: "owner_lead",
      unitName: "某建设单位",
      name: "张工",
    }),
  },
  removeAttendeeAction: {
    allowed: mine,
    form: ({ formed, missing }) => ({ caseId: formed.caseId, attendeeId: missing }),
  },
  takeOverSheetAction: {
    allowed: mine,
    form: ({ formed, inviting }) => ({ caseId: formed.caseId, invitationIds: inviting.accepted.id }),
  },
  startMeetingAction: { allowed: mine, form: ({ formed }) => ({ caseId: formed.caseId }) },
  suspendMeetingAction: {
    allowed: mine,
    form: ({ formed }) => ({ caseId: formed.caseId, reason: "现场停电" }),
  },
  proposeMoveAction: {
    allowed: mine,
    form: ({ formed }) => ({
      caseId: formed.caseId,
      date: inDays(30),
      from: "09:00",
      to: "11:00",
      place: "项目部",
      reason: "台风",
    }),
  },
  withdrawMoveAction: { allowed: mine, form: ({ formed }) => ({ caseId: formed.caseId }) },
  appointLeaderAction: {
    allowed: station,
    form: ({ formed, inviting }) => ({
      caseId: formed.caseId,
      invitationId: inviting.accepted.id,
      reason: "只联系上两人",
    }),
  },
  vacateLeaderAction: {
    allowed: station,
    form: ({ formed }) => ({ caseId: formed.caseId, reason: "因病" }),
  },
};
