"use server";

import { action } from "@/platform/action";
import { cancelCase, requestCancel } from "./cancel-case";
import { changeCase } from "./change-case";
import { draftCase } from "./draft-case";
import { cancelCaseInput, changeCaseInput, draftCaseInput, submitCaseInput, tickPartsInput } from "./input";
import { submitCase } from "./submit-case";
import { tickParts } from "./tick-parts";

const tasksOf = (caseId: string) => `/contractor/cases/${caseId}/tasks`;

export const draftCaseAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: draftCaseInput,
  run: draftCase,
  after: ({ caseId }) => tasksOf(caseId),
});

export const changeCaseAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: changeCaseInput,
  run: changeCase,
  after: ({ caseId }) => tasksOf(caseId),
});

export const tickPartsAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: tickPartsInput,
  run: tickParts,
  after: ({ caseId }) => tasksOf(caseId),
});

export const submitCaseAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: submitCaseInput,
  run: submitCase,
  after: ({ caseId }) => `/contractor/cases/${caseId}/submitted`,
});

export const cancelCaseAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: cancelCaseInput,
  run: cancelCase,
  after: ({ caseId }) => `/contractor/cases/${caseId}`,
});

export const requestCancelAction = action({
  roles: ["contractor"],
  right: "DRAW",
  input: cancelCaseInput,
  run: requestCancel,
  after: ({ caseId }) => `/contractor/cases/${caseId}`,
});
