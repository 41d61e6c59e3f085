import type { ActionRule } from "../action-table";
import type { Who } from "../cast";

const mine: readonly Who[] = ["expertInvited"];

/** A member's opinion: her draft handed in, then a scan instead, then the draft gone on with. */
export const opinionActions: Readonly<Record<string, ActionRule>> = {
  submitOpinionAction: {
    allowed: mine,
    form: ({ opinion }) => ({ caseId: opinion.caseId, base: opinion.base, planFileId: opinion.planId }),
  },
  submitScanAction: {
    allowed: mine,
    form: ({ opinion }) => ({
      caseId: opinion.caseId,
      scanFileId: opinion.scanId,
      planFileId: opinion.planId,
      conclusion: "FAIL",
    }),
  },
  saveDraftAction: {
    allowed: mine,
    form: ({ opinion }) => ({
      caseId: opinion.caseId,
      base: opinion.base,
      press: "save",
      "headings.SITE": "测试",
    }),
  },
};
