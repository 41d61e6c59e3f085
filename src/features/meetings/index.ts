// meetings: from the panel that stands to the meeting that is over (D6, E14, E15, E29, ADR 0018).
// Lifecycle: plan released, ballot open → checked in → quorum → held → ended, or suspended and held again;
// meanwhile the time or place may move, which every member confirms anew.
// Invariants: one current ballot and one open move a case; who voted for whom is read by nothing but the count;
// one sitting at a time, an attendance once and never changed; whoever attended has ATTENDED when it is over.
export { listAttendee, removeAttendee } from "./attendees/list-attendee";
export { appointLeader, vacateLeader } from "./elections/appoint-leader";
export { castVote } from "./elections/cast-vote";
export { currentLeader, type Leader } from "./elections/current-leader";
export { answerMove } from "./moves/answer-move";
export { proposeMove } from "./moves/propose-move";
export { withdrawMove } from "./moves/withdraw-move";
export {
  findMeeting,
  type MeetingFacts,
  type MeetingMember,
  type OrganizedMeeting,
} from "./queries/meeting-facts";
export { findOwnMeeting, listMeetingTodos, type MeetingTodo, type OwnMeeting } from "./queries/own-meeting";
export { releasePlan } from "./release-plan";
export { attendeeGroupRules, missingDuties } from "./rules/attendees";
export { printSignInSheet } from "./sign-in-sheet";
export { checkIn, findCode } from "./sittings/check-in";
export { endMeeting } from "./sittings/end-meeting";
export { type AttendingMember, listAttending } from "./sittings/list-attending";
export { startMeeting } from "./sittings/start-meeting";
export { suspendMeeting } from "./sittings/suspend-meeting";
export { takeOverSheet } from "./sittings/take-over-sheet";
