"use server";

import { action } from "@/platform/action";
import { draftInput, scanInput, submitInput } from "../input/form";
import { saveDraft } from "../save-draft";
import { submitOpinion, submitScan } from "../submit-opinion";

const desk = ({ caseId }: { caseId: string }) => `/expert/cases/${caseId}`;

/** Every button of the form keeps what was typed first, then goes where it says. */
export const saveDraftAction = action({
  roles: ["expert"],
  input: draftInput,
  run: saveDraft,
  after: (_, { caseId, press, items }) => {
    const form = `${desk({ caseId })}/opinion`;
    if (press === "check") return `${form}/check`;
    if (press === "save") return `${form}?saved=yes`;
    // The address says how many rows: one that differs by its fragment alone would not be loaded anew.
    return `${form}?rows=${press === "add" ? items.length + 1 : Math.max(1, items.length - 1)}#items`;
  },
});

export const submitOpinionAction = action({
  roles: ["expert"],
  input: submitInput,
  run: submitOpinion,
  after: (_, input) => `${desk(input)}?done=submitted`,
});

export const submitScanAction = action({
  roles: ["expert"],
  input: scanInput,
  run: submitScan,
  after: (_, input) => `${desk(input)}?done=submitted`,
});
