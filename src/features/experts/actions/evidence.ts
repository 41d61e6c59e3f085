"use server";

import { accountAction } from "@/platform/action";
import { removeEvidence } from "../evidence";
import { removeEvidenceInput } from "../input/evidence";
import { evidencePage } from "../rules/evidence";

export const removeEvidenceAction = accountAction({
  input: removeEvidenceInput,
  run: removeEvidence,
  after: (applicationId) => `${evidencePage("application", applicationId)}?removed=1`,
});
