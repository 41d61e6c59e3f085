// meetings: the panel comes together (D6, E14, E15, E29).
export { currentLeader, type Leader } from "./elections/current-leader";
export { endMeeting } from "./sittings/end-meeting";
export { type AttendingMember, listAttending } from "./sittings/list-attending";
