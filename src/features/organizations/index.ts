// organizations: legal units, one per USCC, and how they hang together (分公司, shares, stop nodes).
// Lifecycle: known from the first time somebody names it (recordOrganization) or logs in for it (recordUnitLogin);
// registered once, by its own login (registerOrganization); shares are recorded with their days and ended, never erased.
// Invariants: the code is checked before it is stored; who names a unit cannot rename it; nobody holds overlapping
// shares of one unit twice; 上下级关系 (relatedOrganizations) never runs through a stop node and always ends.
export { endOwnership } from "./end-ownership";
export {
  kindNames,
  type OrganizationInput,
  type OwnershipInput,
  organizationInput,
  organizationNameInput,
  type RegistrationInput,
  registrableKinds,
  registrationInput,
  usccInput,
} from "./input";
export { whyNotRecordStructure, whyNotRegister } from "./policy";
export { findOrganizationByUscc, findOwnOrganization, type Organization } from "./queries";
export { type RecordedOrganization, recordOrganization } from "./record-organization";
export { recordOwnership } from "./record-ownership";
export { recordStructure } from "./record-structure";
export { recordUnitLogin } from "./record-unit-login";
export { registerOrganization } from "./register-organization";
export { type Relation, type RelationPolicy, relatedOrganizations } from "./related-organizations";
export { normalizeOrganizationName } from "./rules";
export { checkUscc, composeUscc } from "./uscc";
