// panels: a case's rounds, seats and invitations, from the frozen request to the formed panel (D4, D5).
// Lifecycle: request frozen → drawn → invited → accepted by all → conflicts re-checked → formed; a vacancy
// (declined, timed out, undeliverable, conflict) is drawn again by a new round until the pool is exhausted.
// Invariants: one open round a case; one answer an invitation, before its deadline on the database's clock;
// nobody held twice at a time; names reach the applicant when the panel stands and not before.
export { type Accepted, acceptInvitation } from "./accept-invitation";
export * from "./attestation";
export { pastAnswers } from "./capacity/past-answers";
export { poolToday } from "./capacity/pool-today";
export { previewCapacity } from "./capacity/preview-capacity";
export { decideCancellation } from "./decide-cancellation";
export { declineInvitation } from "./decline-invitation";
export { drawFirstRound } from "./draw-first-round";
export { releaseInvitations } from "./end-invitations";
export { expireInvitations } from "./expire-invitations";
export { followMessage } from "./follow-message";
export { holdFor } from "./hold";
export { type CapacityQuery, readCapacity } from "./input/capacity";
export {
  type CandidateFilter,
  type CaseFilter,
  type CaseSort,
  type MessageFilter,
  messageStatesListed,
  one as firstOf,
  type Query,
  readCandidateFilter,
  readCaseFilter,
  readMessageFilter,
  supervisedStates,
} from "./input/regulator";
export { panelFormed, settleCase as seatsChanged } from "./jobs";
export { parametersOf } from "./lane";
export * from "./member-questions";
export { openInvitation } from "./open-invitation";
export { sentenceForShortage, whyNotDraw, whyNotRequestDraw, whyNotSetConditions } from "./policy";
export { type PoolPreview, previewPool } from "./preview-pool";
export type { CaseHead } from "./queries/contractor-case";
export { chanceOfPanel } from "./queries/contractor-chance";
export {
  type ConditionQuestions,
  type DrawDesk,
  readConditions,
  readDrawDesk,
  type ShownConditions,
} from "./queries/contractor-desk";
export { type ContractorPanel, readContractorPanel } from "./queries/contractor-panel";
export { type Chances, estimateChances } from "./queries/expert-chances";
export {
  findInvitation,
  type InvitingParty,
  listInvitingParties,
  listPanelMembers,
  type OwnInvitation,
  type PanelMember,
} from "./queries/expert-invitation";
export {
  countInvitations,
  type InvitationList,
  type ListedInvitation,
  listInvitations,
} from "./queries/expert-lists";
export { listOpenSeats, type OpenSeat } from "./queries/expert-open-seats";
export { countOwnRecord, listOwnRecord, type OwnRecord } from "./queries/expert-record";
export { countOwnRounds, listOwnRounds, type OwnRound } from "./queries/expert-rounds";
export { findPublicCertificate, type PublicRound } from "./queries/public-certificate";
export { findInvitationByToken, type PublicInvitation } from "./queries/public-invitation";
export {
  type CaseFacts,
  findSupervisedCase,
  listCaseItems,
  listSeats,
  listSupervisedFiles,
} from "./queries/regulator-case";
export {
  countEachSupervised,
  countSupervisedCases,
  listSupervisedAreas,
  listSupervisedCases,
  type SupervisedCase,
} from "./queries/regulator-cases";
export { listCaseInvitations, type SupervisedInvitation } from "./queries/regulator-invitations";
export {
  countSupervisedMessages,
  listSupervisedMessages,
  type SupervisedMessage,
} from "./queries/regulator-messages";
export {
  type FoundRound,
  findRound,
  type ListedCandidate,
  type ListedRound,
  listCandidates,
  listRounds,
  readCertificate,
} from "./queries/regulator-rounds";
export { seesCity, seesPeople } from "./queries/regulator-scope";
export { listCaseTrace, type TraceLine } from "./queries/regulator-trace";
export { sentenceOfTrace, type TraceSentence } from "./queries/regulator-trace-sentences";
export { type Verification, type VerificationLine, verifyCase } from "./queries/regulator-verification";
export { recheckCase } from "./recheck-case";
export { recheckProject } from "./recheck-project";
export { requestDraw } from "./request-draw";
export { type Quorum, whyNoQuorum } from "./rules/quorum";
export { sentenceForEnded } from "./sentences";
export { type Conditions, setConditions } from "./set-conditions";
export { settleCase } from "./settle-case";
export { certificateOf, requestOf } from "./stored-round";
export { withdrawInvitation } from "./withdraw-invitation";
