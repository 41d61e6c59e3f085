// Evidence files (佐证材料) of applications and decisions: checked, scanned and stored before a row exists.
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
} from "../rules/evidence";
export { collectBytes } from "./collect-bytes";
export { type EvidenceItem, listEvidence } from "./list-evidence";
export { type OpenEvidence, openEvidence } from "./open-evidence";
export type { EvidenceSlot } from "./owner";
export { EvidenceRefused } from "./problems";
export { removeEvidence } from "./remove-evidence";
export { demandEvidenceUpload, storeEvidence } from "./store-evidence";
