"use server";

import { action } from "@/platform/action";
import { approvalInput, caseInput, repliesInput, submitRevisionInput, substantialInput } from "../input";
import { requestApproval } from "../permission/request-approval";
import { saveReplies } from "../revisions/save-replies";
import { submitRevision } from "../revisions/submit-revision";
import { declareSubstantial } from "../successors/declare-substantial";
import { followCase } from "../successors/follow-case";

export const saveRepliesAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: repliesInput,
  run: saveReplies,
  after: ({ caseId }) => `/contractor/cases/${caseId}/revision/check`,
});

export const submitRevisionAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: submitRevisionInput,
  run: submitRevision,
  after: ({ caseId }) => `/contractor/cases/${caseId}/revision?news=submitted`,
});

export const requestApprovalAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: approvalInput,
  run: requestApproval,
  after: ({ caseId }) => `/contractor/cases/${caseId}/approval?news=asked`,
});

export const declareSubstantialAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: substantialInput,
  run: declareSubstantial,
  after: ({ caseId, successorId }) => `/contractor/cases/${successorId ?? caseId}`,
});

export const followCaseAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: caseInput,
  run: followCase,
  after: ({ caseId }) => `/contractor/cases/${caseId}/tasks`,
});
