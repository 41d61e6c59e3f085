"use server";

import { action } from "@/platform/action";
import { submitReport } from "../handover/submit-report";
import { submitInput } from "../input";

export const submitReportAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: submitInput,
  run: submitReport,
  after: ({ caseId }) => `/contractor/cases/${caseId}/report?done=submitted`,
});
