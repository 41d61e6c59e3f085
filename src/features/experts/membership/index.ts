// The expert's own desk: what she reports and decides herself about her membership (D2, C2 15–17).
export {
  districts,
  type EmploymentInput,
  type EmploymentKind,
  employmentChanges,
  employmentInput,
  employmentKinds,
  leaveInput,
  type PreferencesInput,
  preferencesInput,
  weekdays,
} from "../input/membership";
export { leaveTaken } from "../jobs";
export {
  type AttestationContent,
  type AttestedReview,
  attestationContentSchema,
  attestedParticipations,
  attestedRoles,
  isAttestationCode,
  spokenCode,
  typedCode,
} from "../rules/attestation-content";
export { canonicalJson } from "../rules/canonical-json";
export { type Credit, conductWords } from "../rules/credit";
export { cancelLeave } from "./cancel-leave";
export { changeEmployment, previewEmployment } from "./change-employment";
export { changeTitle } from "./change-title";
export { confirmEmployer } from "./confirm-employer";
export type { Employment } from "./employments";
export { lockActiveMember, lockMember } from "./lock-member";
export {
  findOwnMembership,
  findOwnPreferences,
  type OwnMembership,
} from "./queries/find-own-membership";
export {
  countOwnAttestations,
  findOwnAttestation,
  listOwnAttestations,
  type OwnAttestation,
} from "./queries/list-attestations";
export { type ConductLine, listConductYears, readOwnCredit } from "./queries/list-conduct";
export { listMemberDuties, type MemberDuty } from "./queries/list-duties";
export { countOwnLeaves, findOwnLeave, listOwnLeaves, type OwnLeave } from "./queries/list-leaves";
export { listTitleChanges, type TitleChange } from "./queries/list-title-changes";
export { resign } from "./resign";
export { findPreferencesDenial, setPreferences } from "./set-preferences";
export { findLeaveDenial, takeLeave } from "./take-leave";
