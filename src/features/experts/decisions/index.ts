// Decisions about members (暂停、恢复、取消资格、去世注销): proposed by one of the station, confirmed by another.
export { type DecisionTerms, readKind, readTerms } from "../input/decision";
export {
  decisionLabels,
  decisionStates,
  whyNotConfirm,
  whyNotKind,
  whyNotPropose,
  whyNotRefuse,
  whyNotWithdraw,
} from "../rules/decision";
export { asKnownAt, type MemberStatus, memberStatuses, statusesAt } from "../rules/member-history";
export { confirmDecision } from "./confirm-decision";
export { findSubject } from "./lock-subject";
export { proposeDecision } from "./propose-decision";
export { findMember, type StationMember } from "./queries/find-member";
export { findStanding } from "./queries/find-standing";
export {
  countDecisions,
  type DecisionList,
  findDecision,
  type ListedDecision,
  listDecisions,
  listDecisionsAbout,
} from "./queries/list-decisions";
export type { MemberFacts } from "./queries/list-member-facts";
export { listMemberTrace, type MemberTraceLine } from "./queries/list-member-trace";
export { refuseDecision, withdrawDecision } from "./refuse-decision";
