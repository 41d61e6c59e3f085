// inspections: what districts and the station look at on site, and reviews held outside the platform (五(二), D11).
// Lifecycle: list built or drawn → exported → on site → findings → rectified → resubmitted → verified → closed.
// Invariants: each row has its legal basis; a drawn list is inspected by the drawn, and its draw can be redone;
// the record of a visit, replies and checks stay as they were said; invalidity is decided by two people, never by itself.
export { confirmedFacts } from "./confirmed-facts";
export { pressDraw } from "./draws/press-draw";
export { publishDraw } from "./draws/publish-draw";
export {
  type ListedListRound,
  listListRounds,
  namesOfDraw,
  readListCertificate,
  verifyListDraw,
} from "./draws/read-rounds";
export { redrawInspectors, withdrawMember } from "./draws/redraw-inspectors";
export type { FileSlot } from "./files/demand-door";
export { inspectionFileProblem } from "./files/problems";
export {
  type ListedInspectionFile,
  listInspectionFiles,
  type OpenInspectionFile,
  openInspectionFile,
} from "./files/read-files";
export { demandInspectionUpload, storeInspectionFile } from "./files/store-file";
export {
  type InspectionFilter,
  inspectionQueues,
  type ListFilter,
  type ListQuery,
  readInspectionFilter,
  readListFilter,
} from "./input/list";
export { recordInput } from "./input/record";
export { buildList, mostListRows } from "./lists/build-list";
export { exportInspections, exportList } from "./lists/export-list";
export { type CandidateRow, countCandidates, listCandidates } from "./lists/find-candidates";
export {
  countLists,
  findList,
  type ListedList,
  listLists,
  listTeam,
  type TeamMember,
} from "./lists/find-list";
export {
  countInspections,
  fittingInspections,
  type InspectionRow,
  listInspections,
  listRows,
  selectRows as selectInspections,
} from "./lists/find-rows";
export { printList } from "./lists/print-list";
export { circulateReview } from "./outside/circulate-review";
export {
  countOutsideReviews,
  type FoundOutsideReview,
  findOutsideReview,
  listOutsideReviews,
} from "./outside/find-reviews";
export { type FoundCircular, findCircular, issueCircular } from "./outside/issue-circular";
export { notifyUnit } from "./outside/notify-unit";
export { printCircular } from "./outside/print-circular";
export { recordOutsideReview } from "./outside/record-review";
export { stateView } from "./outside/state-view";
export { withdrawReview } from "./outside/withdraw-review";
export { checkReplies } from "./rectification/check-replies";
export { closeInspection } from "./rectification/close-inspection";
export { demandRectification } from "./rectification/demand-rectification";
export { escalateInspection } from "./rectification/escalate";
export { markOverdueRectifications } from "./rectification/mark-overdue";
export { remindRectifications } from "./rectification/remind-due";
export { dutyOf, replyFindings } from "./rectification/reply-findings";
export { answerLabels, checkItem, dutyLabels } from "./rules/checklist";
export {
  inspectionFileKindOf,
  inspectionFileLimit,
  inspectionFilePage,
  takesEvidence,
  takesPhotos,
} from "./rules/files";
export { inspectionStateLabels } from "./rules/labels";
export {
  whyNotCirculate,
  whyNotLift,
  whyNotNotify,
  whyNotState,
  whyNotWithdraw,
} from "./rules/outside-policy";
export {
  whyNotCheck,
  whyNotClose,
  whyNotDemand,
  whyNotEscalate,
  whyNotHandle,
  whyNotInspect,
  whyNotRecord,
  whyNotReply,
  whyNotStart,
} from "./rules/policy";
export { automaticReasons, filterReasons, reasons } from "./rules/reasons";
export {
  groundLabels,
  whyNotDecideVoid,
  whyNotPropose,
  whyNotVoiding,
  whyNotWithdrawVoid,
} from "./rules/voiding";
export { listScope } from "./scope";
export {
  type FoundFinding,
  type FoundInspection,
  findInspection,
  findVisit,
  listCirculars,
  listSiteFacts,
} from "./site/find-inspection";
export { saveRecord } from "./site/save-record";
export { startVisit } from "./site/start-visit";
export { submitRecord } from "./site/submit-record";
export type { Work } from "./site/works";
export { decideVoid } from "./voids/decide-void";
export { voidDoor } from "./voids/door";
export { type FoundVoid, findVoid } from "./voids/find-void";
export { canBeVoid, proposeVoid } from "./voids/propose-void";
export { listVoidFiles, ownFileScope } from "./voids/readers";
export { liftWatch } from "./watch/lift-watch";
export { countWatch, type ListedWatch, listWatch, type WatchTab } from "./watch/list-watch";
export { watchEnd } from "./watch/place-watch";
