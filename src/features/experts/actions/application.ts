"use server";

import { accountAction } from "@/platform/action";
import {
  addInterest,
  answerEmployments,
  answerInterests,
  draftApplication,
  removeEmployment,
  removeInterest,
  removeSpecialty,
  saveEmployment,
  savePromises,
  saveSpecialty,
  saveTitle,
  saveWork,
  submitApplication,
  withdrawApplication,
} from "../applications";
import {
  draftInput,
  employmentAnswerInput,
  employmentEntryInput,
  interestAnswerInput,
  interestEntryInput,
  promiseInput,
  removeEmploymentInput,
  removeInterestInput,
  removeSpecialtyInput,
  specialtyEntryInput,
  submitInput,
  titleStepInput,
  withdrawInput,
  workStepInput,
} from "../input/application";

type Of = { applicationId: string };
const page = ({ applicationId }: Of, below = "") => `/apply/${applicationId}${below}`;

export const draftApplicationAction = accountAction({
  input: draftInput,
  run: draftApplication,
  after: (made) => page(made),
});

export const saveTitleAction = accountAction({
  input: titleStepInput,
  run: saveTitle,
  after: (saved) => page(saved, "?saved=title"),
});

export const saveWorkAction = accountAction({
  input: workStepInput,
  run: saveWork,
  after: (saved) => page(saved, "?saved=work"),
});

export const saveEmploymentAction = accountAction({
  input: employmentEntryInput,
  run: saveEmployment,
  after: (saved) => page(saved, "/employments?done=saved"),
});

export const removeEmploymentAction = accountAction({
  input: removeEmploymentInput,
  run: removeEmployment,
  after: (saved) => page(saved, "/employments?done=removed"),
});

export const answerEmploymentsAction = accountAction({
  input: employmentAnswerInput,
  run: answerEmployments,
  after: (saved) => page(saved, "?saved=employments"),
});

export const saveSpecialtyAction = accountAction({
  input: specialtyEntryInput,
  run: saveSpecialty,
  after: (saved) => page(saved, "/specialties?done=saved"),
});

export const removeSpecialtyAction = accountAction({
  input: removeSpecialtyInput,
  run: removeSpecialty,
  after: (saved) => page(saved, "/specialties?done=removed"),
});

export const addInterestAction = accountAction({
  input: interestEntryInput,
  run: addInterest,
  after: (saved) => page(saved, "/interests?done=saved"),
});

export const removeInterestAction = accountAction({
  input: removeInterestInput,
  run: removeInterest,
  after: (saved) => page(saved, "/interests?done=removed"),
});

export const answerInterestsAction = accountAction({
  input: interestAnswerInput,
  run: answerInterests,
  after: (saved) => page(saved, "?saved=interests"),
});

export const savePromisesAction = accountAction({
  input: promiseInput,
  run: savePromises,
  after: (saved) => page(saved, "?saved=undertakings"),
});

export const submitApplicationAction = accountAction({
  input: submitInput,
  run: submitApplication,
  after: (submitted) => page(submitted, "/submitted"),
});

export const withdrawApplicationAction = accountAction({
  input: withdrawInput,
  run: withdrawApplication,
  after: (withdrawn) => page(withdrawn, "?saved=withdrawn"),
});
