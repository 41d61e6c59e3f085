// approvals: from the conclusion to the permission to build, and what follows a closed case (D9, D10, E6, E19 to E21, E30).
// Lifecycle: revised plan → leader's opinion → confirmed, more changes or substantial; approval asked for → granted or refused.
// Invariants: the approved file is, byte for byte, what the leader confirmed or the panel passed (I7); the leader's
// opinion was opened before; a closed case is followed by at most one open one on the same work.
export { acceptedReport, reviewedPlan } from "./accepted-report";
export { approvalDoors } from "./doors";
export { auditLane } from "./emergency/audit-lane";
export { grantLane } from "./emergency/grant-lane";
export { findLane, type ListedLane, listLanes } from "./emergency/list-lanes";
export { exportPackage } from "./package/export-package";
export { type FoundApproval, findApproval } from "./permission/find-approval";
export { grantApproval } from "./permission/grant-approval";
export { openLeaderOpinion } from "./permission/open-opinion";
export { refuseApproval } from "./permission/refuse-approval";
export { requestApproval } from "./permission/request-approval";
export { commentRevision } from "./revisions/comment-revision";
export { decideRevision } from "./revisions/decide-revision";
export {
  type FoundRevision,
  type FoundRound,
  findMemberRevision,
  findRevision,
  findRevisionDesk,
  type MemberRevision,
} from "./revisions/find-revision";
export { type ListedRevision, listMemberRevisions } from "./revisions/list-member-revisions";
export { markOverdueReviews } from "./revisions/mark-overdue";
export { saveOpinion } from "./revisions/save-opinion";
export { saveReplies } from "./revisions/save-replies";
export { submitRevision } from "./revisions/submit-revision";
export { whyNotAuditLane, whyNotGrantLane } from "./rules/emergency";
export { whyNotDecideApproval, whyNotFollow, whyNotSupersede } from "./rules/permission";
export { decisionLabels } from "./rules/revision";
export { findOwnSite, findSite, type Site } from "./site/find-site";
export { printNotice } from "./site/print-notice";
export { countRerolls } from "./successors/count-rerolls";
export { declareSubstantial } from "./successors/declare-substantial";
export { followCase } from "./successors/follow-case";
