"use server";

import { admitCase, returnCase } from "@/features/reviews";
import { action } from "@/platform/action";
import { cancellationInput, caseInput, returnInput } from "../input/regulator";
import { decideSupervisedCancellation, recheckSupervisedCase } from "../supervise-case";

export const admitAction = action({
  roles: ["regulator"],
  input: caseInput,
  run: admitCase,
  after: ({ caseId }) => `/regulator/cases/${caseId}?done=admitted`,
});

export const returnAction = action({
  roles: ["regulator"],
  input: returnInput,
  run: returnCase,
  after: ({ caseId }) => `/regulator/cases/${caseId}?done=returned`,
});

export const cancellationAction = action({
  roles: ["regulator"],
  input: cancellationInput,
  run: decideSupervisedCancellation,
  after: ({ caseId, decision }) =>
    `/regulator/cases/${caseId}?done=${decision === "approve" ? "cancelled" : "kept"}`,
});

export const recheckAction = action({
  roles: ["regulator"],
  input: caseInput,
  run: recheckSupervisedCase,
  after: ({ caseId, ended }) => `/regulator/cases/${caseId}?done=${ended > 0 ? "conflict" : "rechecked"}`,
});
