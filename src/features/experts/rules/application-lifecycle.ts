import type { ApplicationState } from "@/db/schema";

/** What can happen to an application, in the words of D1. */
export type ApplicationEvent =
  | "submit"
  | "withdraw"
  | "passCheck"
  | "return"
  | "lapse"
  | "publish"
  | "reject"
  | "object"
  | "uphold"
  | "dismiss"
  | "approve";

type Moves = Readonly<Partial<Record<ApplicationEvent, ApplicationState>>>;

/**
 * D1 as data: from each state, what may happen and where it leads. Enforced in the WHERE of each update,
 * checked by the tests of both halves (applicant and station). While an objection is open the publicity goes on,
 * so that a second objection moves nothing.
 */
export const applicationLifecycle: Readonly<Record<ApplicationState, Moves>> = {
  DRAFT: { submit: "SUBMITTED", withdraw: "WITHDRAWN" },
  SUBMITTED: { passCheck: "UNDER_REVIEW", return: "RETURNED", withdraw: "WITHDRAWN" },
  RETURNED: { submit: "SUBMITTED", lapse: "LAPSED", withdraw: "WITHDRAWN" },
  UNDER_REVIEW: { publish: "PUBLICITY", reject: "REJECTED", withdraw: "WITHDRAWN" },
  // A publicity that ends may still be refused: a decision may have removed the applicant meanwhile.
  PUBLICITY: { object: "OBJECTION", approve: "APPROVED", reject: "REJECTED", withdraw: "WITHDRAWN" },
  OBJECTION: { object: "OBJECTION", uphold: "REJECTED", dismiss: "PUBLICITY", withdraw: "WITHDRAWN" },
  APPROVED: {},
  REJECTED: {},
  LAPSED: {},
  WITHDRAWN: {},
};

const states = Object.keys(applicationLifecycle) as ApplicationState[];

/** Where an event leads from a state; null when it cannot happen there. */
export function nextState(from: ApplicationState, event: ApplicationEvent): ApplicationState | null {
  return applicationLifecycle[from][event] ?? null;
}

/** The states an event can happen in, for the guard of its update. */
export function statesBefore(event: ApplicationEvent): ApplicationState[] {
  return states.filter((state) => applicationLifecycle[state][event] !== undefined);
}

/** States in which nothing more happens: its applicant may begin another. */
export const closedApplicationStates: readonly ApplicationState[] = states.filter(
  (state) => Object.keys(applicationLifecycle[state]).length === 0,
);

/** Whether an application is its applicant's to write. */
export function isWritable(state: ApplicationState): boolean {
  return applicationLifecycle[state].submit !== undefined;
}
