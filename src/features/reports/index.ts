// reports: the panel's report, from the leader's draft to the accepted paper (D8, E15 to E18, 四(一)3–4, 四(二)4).
// Lifecycle: DRAFT → CONFIRMING → LOCKED → ACCEPTED; CONFIRMING → WITHDRAWN (taken back) | DISSENTED (mediation).
// Invariants: locked means that everybody who attended confirmed the same digest, and nobody voted; a case's
// conclusion is its accepted report's; 修改后通过 names what must be changed; in time or late is decided once, by
// the first complete hand-in; an expert's dissent is never held against her.
export { acceptReport } from "./checks/accept-report";
export { acceptUnchecked } from "./checks/accept-unchecked";
export { returnReport } from "./checks/return-report";
export { confirmReport } from "./confirmations/confirm-report";
export { decideMediation } from "./confirmations/decide-mediation";
export { dissentFromReport } from "./confirmations/dissent-from-report";
export { draftReport } from "./drafts/draft-report";
export { presentReport } from "./drafts/present-report";
export { saveDraft } from "./drafts/save-draft";
export { takeBackReport } from "./drafts/take-back-report";
export { minutesDoor, reportDoor } from "./handover/doors";
export { markOverdue } from "./handover/mark-overdue";
export { remindDue } from "./handover/remind-due";
export { submitReport } from "./handover/submit-report";
export { whyNotCheck, whyNotHandIn, whyNotMediate } from "./policy";
export { findReportDesk, type ReportDesk, type ShownReport } from "./queries/expert-desk";
export {
  type FoundMediation,
  findHandover,
  findMediation,
  type Handover,
  type Submission,
} from "./queries/find-handover";
export { type FoundReport, findReport } from "./queries/find-report";
export {
  countReports,
  type ListedReport,
  listReports,
  type ReportList,
  reportLists,
} from "./queries/list-handovers";
export { listReportTodos, type ReportTodo } from "./queries/own-todos";
export { findPublicReport, type PublicReport } from "./queries/public-report";
export { sealedFileScope } from "./queries/readers";
export { type Fault, faultsOf } from "./rules/conclusion";
export {
  conclusionCodes,
  conclusionLabels,
  findingSentences,
  headingCodes,
  headingLabels,
  reportStateLabels,
  severityLabels,
  timelinessLabels,
} from "./rules/labels";
