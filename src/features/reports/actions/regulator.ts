"use server";

import { action } from "@/platform/action";
import { acceptReport } from "../checks/accept-report";
import { returnReport } from "../checks/return-report";
import { decideMediation } from "../confirmations/decide-mediation";
import { acceptInput, mediationInput, returnInput } from "../input";

export const acceptReportAction = action({
  roles: ["regulator"],
  input: acceptInput,
  run: acceptReport,
  after: ({ caseId }) => `/regulator/cases/${caseId}/report?done=accepted`,
});

export const returnReportAction = action({
  roles: ["regulator"],
  input: returnInput,
  run: returnReport,
  after: ({ caseId }) => `/regulator/cases/${caseId}/report?done=returned`,
});

export const decideMediationAction = action({
  roles: ["regulator"],
  input: mediationInput,
  run: decideMediation,
  after: ({ caseId, outcome }) => `/regulator/cases/${caseId}/mediation?done=${outcome.toLowerCase()}`,
});
