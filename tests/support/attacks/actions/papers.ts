import type { ActionRule } from "../action-table";

/** Taking a file out of one's own draft. */
export const papersActions: Readonly<Record<string, ActionRule>> = {
  removeEvidenceAction: { allowed: ["security"], form: ({ papers }) => ({ fileId: papers.draft.fileId }) },
};
