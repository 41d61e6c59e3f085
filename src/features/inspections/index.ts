// inspections: what districts and the station look at on site, and reviews held outside the platform (五(二), D11).
// Lifecycle: list built or drawn → exported → on site → findings → rectified → resubmitted → verified → closed.
// Invariants: each row has its legal basis; a drawn list is inspected by the drawn, and its draw can be redone;
// the record of a visit, replies and checks stay as they were said; invalidity is decided by two people, never by itself.
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
export {
  type InspectionFilter,
  inspectionQueues,
  type ListFilter,
  type ListQuery,
  readInspectionFilter,
  readListFilter,
} from "./input/list";
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
export { countInspections, type InspectionRow, listInspections, listRows } from "./lists/find-rows";
export { printList } from "./lists/print-list";
export { inspectionStateLabels } from "./rules/labels";
export { whyNotInspect } from "./rules/policy";
export { filterReasons, reasons } from "./rules/reasons";
