import type { ActionRule } from "../action-table";
import { everybody, experts, type Who } from "../cast";

const station: readonly Who[] = ["station"];

/** From the form check to the onboarding: the station decides, the public objects, a member signs for herself. */
export const appointmentActions: Readonly<Record<string, ActionRule>> = {
  recordOpinionAction: {
    allowed: station,
    form: ({ appointment }) => ({
      applicationId: appointment.underReview,
      specialty: "SZ-JK",
      verdict: "YEARS_15",
      reason: "业绩充分",
    }),
  },
  handleObjectionAction: {
    allowed: station,
    form: ({ appointment }) => ({
      objectionId: appointment.objectionId,
      decision: "dismiss",
      answer: "经核查，业绩属实。",
    }),
  },
  checkApplicationAction: {
    allowed: station,
    form: ({ appointment }) => ({ applicationId: appointment.submitted, decision: "pass" }),
  },
  submitObjectionAction: {
    allowed: everybody,
    form: ({ appointment }) => ({ applicationId: appointment.published, content: "业绩不实" }),
  },
  queryObjectionAction: { allowed: everybody, form: () => ({ code: "0123456789ABCDEF0123456789ABCDEF" }) },
  completeOnboardingAction: {
    allowed: experts,
    form: () => ({ secrecy: "yes", integrity: "yes", avoidance: "yes", phone: "yes", employer: "yes" }),
  },
};
