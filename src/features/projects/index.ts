/**
 * Purpose: municipal works projects as their contractor records them — facts, parties, hazardous items.
 * Lifecycle: recorded → changed while no plan is filed → parties only added afterwards (E8).
 * Invariant: every party is a unit with a checked USCC; the contractor itself is always one of them.
 * Invariant: the same work (part, kind, chainage) stands in a project's list once (E6).
 * Invariant: every read goes through `scope`; a contractor can raise a classification, never lower it.
 */
export { addParty } from "./add-party";
export { changeProject } from "./change-project";
export {
  effective,
  resultLabel,
  resultOf,
  type StoredClassification,
} from "./classification";
export { fingerprintOf } from "./fingerprint";
export type { ItemInput, PartyInput, ProjectInput } from "./input";
export { partiesChanged } from "./jobs";
export { demandContractor, lockOwnProject, lockProject } from "./own-project";
export {
  countProjects,
  type FoundProject,
  findProject,
  isProjectFrozen,
  type ListedItem,
  type ListedParty,
  listItems,
  listItemsById,
  listParties,
  listProjects,
  type ProjectFilter,
} from "./queries";
export { raiseItem } from "./raise-item";
export { recordItem } from "./record-item";
export { recordProject } from "./record-project";
export { removeItem } from "./remove-item";
export { removeParty } from "./remove-party";
export {
  isFrozen,
  libraryLabels,
  mandatoryParties,
  missingParties,
  partyLabels,
  whyNotChangeProject,
  whyNotRemoveParty,
} from "./rules";
export { type Owned, scope } from "./scope";
export { itemOf } from "./stored-item";
