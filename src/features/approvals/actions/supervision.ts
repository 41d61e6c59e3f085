"use server";

import { action } from "@/platform/action";
import { caseInput, grantInput, refuseInput } from "../input";
import { grantApproval } from "../permission/grant-approval";
import { openLeaderOpinion } from "../permission/open-opinion";
import { refuseApproval } from "../permission/refuse-approval";

const home = ({ caseId }: { caseId: string }) => `/supervision/cases/${caseId}/approval`;

export const openOpinionAction = action({
  roles: ["supervision"],
  input: caseInput,
  run: openLeaderOpinion,
  // Another address than the page's own: with scripts a fragment alone would not show the page anew.
  after: (value) => `${home(value)}?news=opened#opinion`,
});

export const grantApprovalAction = action({
  roles: ["supervision"],
  input: grantInput,
  run: grantApproval,
  after: (value) => `${home(value)}?news=granted`,
});

export const refuseApprovalAction = action({
  roles: ["supervision"],
  input: refuseInput,
  run: refuseApproval,
  after: (value) => `${home(value)}?news=refused`,
});
