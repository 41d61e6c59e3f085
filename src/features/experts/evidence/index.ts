// Evidence files (佐证材料) of applications, decisions and credit events: checked, scanned and stored before a row exists.
export {
  type EvidenceKind,
  type EvidenceOwnerType,
  type EvidenceProblem,
  evidenceKindLabels,
  evidenceKindOf,
  evidencePage,
  evidencePerSlot,
  evidenceProblemSentence,
  evidenceProblems,
  evidenceSizeLimit,
  evidenceUploadPath,
  isOwnerType,
} from "../rules/evidence";
export { collectBytes } from "./collect-bytes";
export { type EvidenceItem, listEvidence } from "./list-evidence";
export { type OpenEvidence, openEvidence } from "./open-evidence";
export type { EvidenceSlot } from "./owner";
export { EvidenceRefused } from "./problems";
export { removeEvidence } from "./remove-evidence";
export { type StoredBytes, storeChecked } from "./store-checked";
export { demandEvidenceUpload, storeEvidence } from "./store-evidence";
