// meetings: from the panel that stands to the meeting that is over (D6, E14, E15, E29, ADR 0018).
// Lifecycle: plan released, ballot open → checked in → quorum → held → ended, or suspended and held again;
// meanwhile the time or place may move, which every member confirms anew.
// Invariants: one current ballot and one open move a case; who voted for whom is read by nothing but the count;
// one sitting at a time, an attendance once and never changed; whoever attended has ATTENDED when it is over.
export { castVote } from "./elections/cast-vote";
export { currentLeader, type Leader } from "./elections/current-leader";
export { releasePlan } from "./release-plan";
export { endMeeting } from "./sittings/end-meeting";
export { type AttendingMember, listAttending } from "./sittings/list-attending";
