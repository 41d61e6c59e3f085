/**
 * Purpose: the case (论证项目): a plan on its way from filing to permission, with its files and evidence.
 * Lifecycle: D3 in lifecycle.ts, moved by `moveCase` alone: draft → submitted → admitted or returned → drawing …
 * Invariant: one open case per hazardous item; the number is given once, at the first filing, without gaps.
 * Invariant: a filed case has every mandatory party, nine parts, plan and both sign-offs (`whyNotSubmit`).
 * Invariant: a file that can be read was hashed, measured, checked and scanned, and never changes again.
 */
export type { CaseState, FileKind, FileState } from "@/db/schema";
export { admitCase } from "./admit-case";
export { admitOverdue } from "./admit-overdue";
export { cancelCase, requestCancel } from "./cancel-case";
export { caseScope } from "./case-scope";
export { caseWay } from "./case-way";
export { changeCase } from "./change-case";
export {
  type CaseClassification,
  type ClassifiedItem,
  chooseSpecialty,
  classifyItems,
} from "./classify-items";
export { refusingTwins } from "./cover-items";
export { lacksOf } from "./dossier";
export { draftCase } from "./draft-case";
export { draftSuccessor } from "./draft-successor";
export { currentFiles, isDossierKind, openKinds, type StoredFile } from "./files";
export { type FoundDossier, findDossier } from "./find-dossier";
export { type Dossier, fileStanding, type Lack, tasks, whyNotSubmit } from "./gate";
export { fileKindLabels, fileKindOf, fileStateLabels, stateLabels } from "./labels";
export { closedStates, lifecycle } from "./lifecycle";
export { lockCase, moveCase, type ReviewCase } from "./move-case";
export { lockOwnCase, wasInvited } from "./own-case";
export { whyNotCancel, whyNotChange, whyNotDecide, whyNotRequestCancel } from "./policy";
export {
  type CaseFilter,
  type CasePage,
  countCases,
  countCasesByState,
  type FoundCase,
  findCase,
  listCases,
  listCoveredItems,
  listFiles,
  wasCaseInvited,
} from "./queries";
export { returnCase } from "./return-case";
export { submitCase } from "./submit-case";
export { type FilingTask, filingTasks, type TaskStatus } from "./tasks";
export { tickParts } from "./tick-parts";
export { listFiledTrace, type TraceLine } from "./trace";
export { checkFile } from "./uploads/check-file";
export { dossierDoor, type UploadDoor } from "./uploads/door";
export {
  mostVersions,
  pictureKinds,
  problemSentence,
  sizeLimits,
  type UploadProblem,
  UploadRefused,
  uploadProblems,
} from "./uploads/problems";
export { type OpenFile, openFile } from "./uploads/read-file";
export { recoverFiles } from "./uploads/recover-files";
export { rejectFile } from "./uploads/reject-file";
export { scanFile } from "./uploads/scan-file";
export { startUpload } from "./uploads/start-upload";
export { finishUpload, type Measured, storeUpload } from "./uploads/store-upload";
