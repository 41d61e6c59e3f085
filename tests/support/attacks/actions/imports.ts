import type { ActionRule } from "../action-table";

/** Bulk imports are the station's. */
export const importActions: Readonly<Record<string, ActionRule>> = {
  commitImportAction: { allowed: ["station"], form: ({ imports }) => ({ importId: imports.toCommit }) },
  discardImportAction: { allowed: ["station"], form: ({ imports }) => ({ importId: imports.toDiscard }) },
};
