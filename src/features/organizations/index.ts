// organizations: legal units, one per USCC, and how they hang together (分公司, shares, stop nodes).
// Lifecycle: known from the first time somebody names it (recordOrganization) or logs in for it (recordUnitLogin);
// registered once, by its own login (registerOrganization); the station keeps kinds, branches, stop nodes, names and shares;
// shares are recorded with their days, ended or corrected by superseding, never rewritten. Delegates (经办人) are granted by
// the unit, take the grant up themselves and lose it by its end, the unit's or their own word.
// Invariants: the code is checked before it is stored; who names a unit cannot rename it; nobody holds overlapping
// shares of one unit twice, and nobody more than 100 % of it on any day; 上下级关系 (relatedOrganizations) never runs through a stop node and always ends.
export * from "./delegates";
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
export { type RegisterFilter, readRegisterFilter, structures } from "./input/register-filter";
export { structureChanged } from "./jobs";
export * from "./ownership";
export { whyNotKeepRegister, whyNotReadRegister, whyNotRegister } from "./policy";
export { findOrganizationByUscc, findOwnOrganization, type Organization } from "./queries";
export { type RecordedOrganization, recordOrganization } from "./record-organization";
export { recordUnitLogin } from "./record-unit-login";
export * from "./register";
export { registerOrganization } from "./register-organization";
export * from "./relations";
export { isPlaceholderName, normalizeOrganizationName } from "./rules";
export { greatestSum, type Held } from "./rules/shares";
export { checkUscc, composeUscc } from "./uscc";
