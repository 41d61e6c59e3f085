"use server";

import { action } from "@/platform/action";
import { InvalidInput } from "@/platform/errors";
import { interestInput } from "../input/application";
import {
  cancelLeaveInput,
  confirmEmployerInput,
  type EmploymentInput,
  employmentInput,
  endInterestInput,
  leaveInput,
  type PreferencesInput,
  preferencesInput,
  resignInput,
  titleInput,
} from "../input/membership";
import { declareOwnInterest, endInterest } from "../interests";
import {
  cancelLeave,
  changeEmployment,
  changeTitle,
  confirmEmployer,
  findLeaveDenial,
  findPreferencesDenial,
  previewEmployment,
  resign,
  setPreferences,
  takeLeave,
} from "../membership";
import type { FieldDenial } from "../rules/membership";

const roles = ["expert"] as const;

/** Checks the days and leads to the page that repeats them; changes nothing. */
export const prepareLeaveAction = action({
  roles,
  input: leaveInput,
  run: async (ctx, input) => refuseBeside(await findLeaveDenial(ctx, input)),
  after: (_, input) => `/expert/leave/check?${new URLSearchParams(input)}`,
});

export const takeLeaveAction = action({
  roles,
  input: leaveInput,
  run: takeLeave,
  after: () => "/expert/leave?done=taken",
});

export const cancelLeaveAction = action({
  roles,
  input: cancelLeaveInput,
  run: cancelLeave,
  after: () => "/expert/leave?done=cancelled",
});

/** Checks what has changed and leads to the page that repeats it; changes nothing. */
export const prepareEmploymentAction = action({
  roles,
  input: employmentInput,
  run: async (ctx, input) => refuseBeside((await previewEmployment(ctx, input)).denial),
  after: (_, input) => `/expert/profile/employment/check?${employmentQuery(input)}`,
});

export const changeEmploymentAction = action({
  roles,
  input: employmentInput,
  run: changeEmployment,
  after: () => "/expert/profile?done=employment",
});

export const confirmEmployerAction = action({
  roles,
  input: confirmEmployerInput,
  run: confirmEmployer,
  after: () => "/expert/profile?done=confirmed",
});

/** Leads to the page that says what the setting costs; changes nothing. */
export const preparePreferencesAction = action({
  roles,
  input: preferencesInput,
  run: async (ctx, input) => refuseBeside(await findPreferencesDenial(ctx, input)),
  after: (_, input) => `/expert/profile/preferences/check?${preferencesQuery(input)}`,
});

export const setPreferencesAction = action({
  roles,
  input: preferencesInput,
  run: setPreferences,
  after: () => "/expert/profile?done=preferences",
});

export const changeTitleAction = action({
  roles,
  input: titleInput,
  run: changeTitle,
  after: () => "/expert/profile?done=title",
});

export const declareOwnInterestAction = action({
  roles,
  input: interestInput,
  run: declareOwnInterest,
  after: () => "/expert/profile/interests?done=declared",
});

export const endInterestAction = action({
  roles,
  input: endInterestInput,
  run: endInterest,
  after: () => "/expert/profile/interests?done=ended",
});

export const resignAction = action({
  roles,
  input: resignInput,
  run: resign,
  after: () => "/expert/profile?done=resigned",
});

/** On the page that asks, a rule's sentence stands beside its field. */
function refuseBeside(denial: FieldDenial | null): void {
  if (denial) throw new InvalidInput({ [denial.field]: denial.sentence });
}

function employmentQuery({ kind, leaves, joins }: EmploymentInput): URLSearchParams {
  return new URLSearchParams({
    kind,
    ...leaves,
    ...(joins && { uscc: joins.uscc, name: joins.name, from: joins.from }),
  });
}

function preferencesQuery({ districts, daysOff, monthlyCap, basis }: PreferencesInput): URLSearchParams {
  const query = new URLSearchParams({ monthlyCap: monthlyCap === null ? "" : String(monthlyCap), basis });
  for (const code of districts) query.append("districts", code);
  for (const one of daysOff) query.append("daysOff", String(one));
  return query;
}
