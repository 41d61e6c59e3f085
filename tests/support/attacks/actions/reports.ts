import type { ActionRule } from "../action-table";
import type { Who } from "../cast";

const nobody: readonly Who[] = [];
const hash = "0".repeat(64);
const seat = ({ inviting }: { inviting: { accepted: { id: string } } }) => ({
  invitationId: inviting.accepted.id,
});

/** The report: no meeting is held in this world, so its doors are shut to everybody; who may is shown by the use-cases. */
export const reportActions: Readonly<Record<string, ActionRule>> = {
  draftReportAction: { allowed: nobody, form: (world) => seat(world) },
  saveReportDraftAction: { allowed: nobody, form: (world) => ({ ...seat(world), seen: hash }) },
  presentReportAction: { allowed: nobody, form: (world) => ({ ...seat(world), seen: hash }) },
  takeBackReportAction: { allowed: nobody, form: (world) => ({ ...seat(world), contentHash: hash }) },
  confirmReportAction: {
    allowed: nobody,
    form: (world) => ({ ...seat(world), contentHash: hash, read: "yes" }),
  },
  dissentFromReportAction: {
    allowed: nobody,
    form: (world) => ({
      ...seat(world),
      contentHash: hash,
      conclusion: "FAIL",
      reason: "支撑体系的验算不足以保证安全",
    }),
  },
  submitReportAction: {
    allowed: nobody,
    form: ({ formed, missing }) => ({
      caseId: formed.caseId,
      reportFileId: missing,
      sheetFileId: missing,
      signers: [missing],
      conclusion: "PASS",
      checkCode: "0000",
    }),
  },
  acceptReportAction: { allowed: nobody, form: ({ missing }) => ({ submissionId: missing, note: "" }) },
  returnReportAction: {
    allowed: nobody,
    form: ({ missing }) => ({ submissionId: missing, reason: "缺一位专家的签名" }),
  },
  decideMediationAction: {
    allowed: nobody,
    form: ({ formed }) => ({ caseId: formed.caseId, outcome: "FAILED", note: "仍不能形成一致意见" }),
  },
};
