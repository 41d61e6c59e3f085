import type { ActionRule } from "../action-table";
import { draftFields } from "../administration-world";
import type { Who } from "../cast";
import { inDays } from "../desk-world";

const system: readonly Who[] = ["system"];
const security: readonly Who[] = ["security"];
const reason = { reason: "测试" };
const document = { document: "测试文件" };

/** What two of the three administrators do, each her part; the third does nothing. */
export const administrationActions: Readonly<Record<string, ActionRule>> = {
  disableAccountAction: {
    allowed: security,
    form: ({ logins }) => ({ userId: logins.contractorForeign.userId, ...reason }),
  },
  enableAccountAction: {
    allowed: security,
    form: ({ logins }) => ({ userId: logins.contractorForeign.userId, ...reason }),
  },
  decideJobAction: {
    allowed: system,
    form: ({ buriedJob }) => ({ jobId: buriedJob, decision: "retry", ...reason }),
  },
  proposePostAction: {
    allowed: security,
    form: ({ administration }) => ({
      userId: administration.userId,
      post: "station",
      district: "",
      validFrom: inDays(1),
      validTo: "",
      ...document,
    }),
  },
  proposeEndAction: {
    allowed: security,
    form: ({ administration }) => ({ postId: administration.administrator.postId, ...document }),
  },
  endPostAction: {
    allowed: security,
    form: ({ administration }) => ({ postId: administration.officer.postId, ...document }),
  },
  withdrawPostAction: {
    allowed: security,
    form: ({ administration }) => ({ changeId: administration.toWithdraw }),
  },
  decidePostAction: {
    allowed: system,
    form: ({ administration }) => ({ changeId: administration.toDecide, decision: "confirm", reason: "" }),
  },
  lockUnitAction: {
    allowed: security,
    form: ({ administration }) => ({ organizationId: administration.unitId, ...reason }),
  },
  unlockUnitAction: {
    allowed: security,
    form: ({ administration }) => ({ organizationId: administration.unitId, ...reason }),
  },
  saveDraftAction: { allowed: system, form: () => draftFields(inDays(40)) },
  submitDraftAction: { allowed: system, form: ({ administration }) => ({ draftId: administration.draftId }) },
  decideDraftAction: {
    allowed: security,
    form: ({ administration }) => ({ draftId: administration.draftId, decision: "return", ...reason }),
  },
  discardDraftAction: {
    allowed: system,
    form: ({ administration }) => ({ draftId: administration.draftId }),
  },
  pasteHolidaysAction: {
    allowed: system,
    form: ({ administration }) => ({ text: administration.holidays.text }),
  },
  commitHolidaysAction: {
    allowed: system,
    form: ({ administration }) => ({ importId: administration.holidays.toCommit, ...document }),
  },
  discardHolidaysAction: {
    allowed: system,
    form: ({ administration }) => ({ importId: administration.holidays.toDiscard }),
  },
};
