// complaints: 举报 (四(二)6, D12, E33), from anybody, named or anonymous, to an independent handler and back.
// Lifecycle: received → triage → accepted, not accepted or sent on; investigated, decided, told, reviewed on request, closed.
// Invariants: author and words are sealed, the author is read by who has it in hand alone and each time on record;
// nobody works on what concerns herself, her unit or her authority; a review is somebody else's; nobody is found guilty
// unheard; no complaint moves a case.
export type { ComplaintState } from "@/db/schema";
export { giveStatement, requestReviewAsAccused } from "./accused/answer-complaint";
export {
  type ComplaintAbout,
  findComplaintAbout,
  listComplaintsAbout,
  listStatementsAsked,
} from "./accused/own-complaints";
export { type ComplaintForAuthor, findComplaintByCode } from "./author/find-by-code";
export { requestReviewByCode } from "./author/request-review";
export { fileComplaint } from "./filing/file-complaint";
export { closeReviewed, closeUncontested, notifyParties, reviewComplaint } from "./handling/conclude";
export { handBackComplaint, referComplaint, relieveHandler } from "./handling/hand-back";
export { askAccused, decideComplaint, extendComplaint } from "./handling/investigate";
export { openAuthor } from "./handling/open-author";
export { proposeCreditOnComplaint } from "./handling/propose-credit";
export { complaintScope } from "./handling/scope";
export { takeComplaint } from "./handling/take-complaint";
export { triageComplaint } from "./handling/triage-complaint";
export { type FoundComplaint, findComplaint } from "./queries/find-complaint";
export {
  type ComplaintList,
  complaintLists,
  countComplaints,
  type ListedComplaint,
  listComplaints,
} from "./queries/list-complaints";
export { signedInAs } from "./rules/author";
export { expertBreaches, unitBreaches } from "./rules/choices";
export { complaintCookie, formatComplaintCode } from "./rules/code";
export { bodyLabels, outcomeLabels, stateLabels, subjectLabels } from "./rules/labels";
export { authorKindLabels, type ComplaintAuthor } from "./rules/sealed";
export { type ComplaintStep, complaintSteps } from "./rules/steps";
