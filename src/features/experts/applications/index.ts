// The applicant's side of D1: windows and special invitations, drafting step by step, handing in, withdrawing.
export {
  type EmploymentEntryInput,
  employmentSorts,
  type InterestRelation,
  interestRelations,
} from "../input/application";
export { type CampaignInput, campaignInput } from "../input/campaign";
export { applicationPromises } from "../policy/application-promises";
export {
  type ApplicationStep,
  applicationSteps,
  type Missing,
  type StepStatus,
} from "../rules/application";
export {
  type ApplicationEvent,
  applicationLifecycle,
  closedApplicationStates,
  isWritable,
  nextState,
  statesBefore,
} from "../rules/application-lifecycle";
export {
  applicationKindLabels,
  campaignKindLabels,
  campaignState,
  campaignStateLabels,
  specialInvitationLabels,
  whyNotClose,
  whyNotRevoke,
  whyNotRunCampaigns,
} from "../rules/campaign";
export {
  type Campaign,
  closeCampaign,
  countCampaigns,
  findCampaign,
  listCampaigns,
  listOpenCampaigns,
  publishCampaign,
  seesCampaigns,
} from "./campaigns";
export { draftApplication } from "./draft-application";
export { lapseApplication, lapseOverdue } from "./lapse-applications";
export { findLastTerm } from "./last-term";
export { listOwnSubmissions, listOwnTrace, type ToldAction } from "./own-trace";
export {
  findOwnApplication,
  listOwnApplications,
  listWays,
  type OwnApplication,
  type OwnApplicationLine,
  type OwnInterest,
} from "./queries";
export { answerEmployments, removeEmployment, saveEmployment } from "./save-employments";
export { addInterest, answerInterests, removeInterest } from "./save-interests";
export { savePromises } from "./save-promises";
export { removeSpecialty, saveSpecialty } from "./save-specialties";
export { saveTitle, saveWork } from "./save-title";
export {
  countInvitations,
  findInvitation,
  issueInvitation,
  listInvitations,
  revokeInvitation,
} from "./special-invitations";
export { type Submitted, submitApplication } from "./submit-application";
export { withdrawApplication } from "./withdraw-application";
