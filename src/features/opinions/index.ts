// opinions: members read the plan in secrecy and hand in their 审查意见表 (D7, 四(二)3).
// Lifecycle: not started → draft → submitted, late from the scheduled start on, missing at the meeting's end; versions
// until the start. Sealed from the other members until all are in or the panel sits, from everybody else until it sits.
// Invariants: a mark is given once and never moves with the meeting; every version is bound to the plan that was read;
// what is frozen is on record once; access to the plan ends with the duty, and each opening is in the trace.
export { type CollectedDefect, type CollectedItem, collectDefects, collectItems } from "./collect-items";
export {
  countOpinionDuties,
  type Desk,
  findDesk,
  listOpinionDuties,
  listOwnScans,
  listReadable,
  type OpinionDuty,
} from "./find-desk";
export { freezeOpinions } from "./freeze-opinions";
export { draftInput } from "./input/form";
export { type ListedOpinion, listOpinions, type OpinionList, readOpinions } from "./list-opinions";
export { type OpinionPaper, printOpinion } from "./print-opinion";
export { downloadMarked, largestMarked } from "./reading/mark-plan";
export { findReadable, openPages, type Piece, readPiece } from "./reading/open-pages";
export { memberScope, scanScope } from "./reading/scopes";
export { remindMembers } from "./remind-members";
export { DEFECTS, type Defect, defectLabel, defectsFor, defectsSource } from "./rules/defects";
export {
  conclusionLabels,
  headingCodes,
  headingLabels,
  lacksOfOpinion,
  opinionStateLabels,
  severityLabels,
} from "./rules/lacks";
export { whyNotReadPlan, whyNotSave, whyNotSubmit } from "./rules/state";
export { saveDraft } from "./save-draft";
export { scanDoor } from "./scan-door";
export { isUnsealed } from "./seal";
export { submitOpinion, submitScan } from "./submit-opinion";
