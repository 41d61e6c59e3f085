// appointments: from a submitted application to a member who may be drawn (D1, D2 PENDING_ONBOARD).

export {
  type ApplicationFilter,
  type ApplicationSort,
  type ApplicationTab,
  applicationTabs,
  readApplicationFilter,
} from "../input/application-list";
export { returnSteps } from "../input/appointment";
export { type UndertakingKind, undertakings } from "../policy/undertakings";
export { whyNotApprove, whyNotCheck, whyNotObject } from "../rules/appointment";
export { formatObjectionCode, objectionCookie } from "../rules/objection-code";
export { whyNotOnboard } from "../rules/onboarding";
export { approveApplication } from "./approve-application";
export { passCheck, returnApplication } from "./check-form";
export { completeOnboarding } from "./complete-onboarding";
export { handleObjection } from "./handle-objection";
export { seesApplications } from "./lock-application";
export { findOnboarding, type Onboarding } from "./onboarding";
export { type ApplicationEventLine, listApplicationTrace } from "./queries/application-trace";
export {
  type ApplicationFacts,
  findApplication,
  listApplicationEmployments,
  listApplicationSpecialties,
} from "./queries/find-application";
export {
  countApplications,
  countApplicationTabs,
  type ListedApplication,
  listApplications,
} from "./queries/list-applications";
export {
  findObjection,
  findObjectionByCode,
  type ListedObjection,
  listObjections,
} from "./queries/objections";
export { listOpinions, type ShownOpinion, whyNotReviewEach } from "./queries/opinions";
export { countPublicity, findPublicity, listPublicity, type PublishedApplication } from "./queries/publicity";
export { recordOpinion } from "./record-opinion";
export { submitObjection } from "./submit-objection";
export { approveDue } from "./sweeps";
