// appointments: from a submitted application to a member who may be drawn (D1, D2 PENDING_ONBOARD).
export { approveApplication } from "./approve-application";
export { passCheck, returnApplication } from "./check-form";
export { completeOnboarding } from "./complete-onboarding";
export { handleObjection } from "./handle-objection";
export { seesApplications } from "./lock-application";
export { nextExpertNumbers } from "./next-number";
export { findOnboarding, type Onboarding } from "./onboarding";
export { recordOpinion } from "./record-opinion";
export { submitObjection } from "./submit-objection";
export { approveDue } from "./sweeps";
