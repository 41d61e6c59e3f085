import type { ActionRule } from "../action-table";
import type { Who } from "../cast";

const leader: readonly Who[] = ["expertAccepted"];
const member: readonly Who[] = ["expertInvited"];
const contractor: readonly Who[] = ["contractor"];
// Checked by the one body that supervises the case: its district (二(一)).
const district: readonly Who[] = ["district"];
const station: readonly Who[] = ["station"];

/** The report: drafted and presented by the leader, answered by the others, handed in, checked, mediated. */
export const reportActions: Readonly<Record<string, ActionRule>> = {
  draftReportAction: {
    allowed: leader,
    form: ({ duty: { undrafted } }) => ({ invitationId: undrafted.leaderSeat }),
  },
  saveReportDraftAction: {
    allowed: leader,
    form: ({ duty: { drafted } }) => ({
      invitationId: drafted.leaderSeat,
      seen: drafted.seen,
      "headings.SITE": "满足现场实际。",
    }),
  },
  presentReportAction: {
    allowed: leader,
    form: ({ duty: { ready } }) => ({ invitationId: ready.leaderSeat, seen: ready.seen }),
  },
  confirmReportAction: {
    allowed: member,
    form: ({ duty: { confirming } }) => ({
      invitationId: confirming.memberSeat,
      contentHash: confirming.hash,
      read: "yes",
    }),
  },
  takeBackReportAction: {
    allowed: leader,
    form: ({ duty: { confirming } }) => ({
      invitationId: confirming.leaderSeat,
      contentHash: confirming.hash,
    }),
  },
  dissentFromReportAction: {
    allowed: member,
    form: ({ duty: { divided } }) => ({
      invitationId: divided.memberSeat,
      contentHash: divided.hash,
      conclusion: "FAIL",
      reason: "支撑体系的验算不足以保证安全",
    }),
  },
  submitReportAction: {
    allowed: contractor,
    form: ({ duty: { signed } }) => ({
      caseId: signed.caseId,
      reportFileId: signed.report,
      sheetFileId: signed.sheet,
      signers: [...signed.signers],
      conclusion: "PASS",
      checkCode: signed.code,
    }),
  },
  acceptReportAction: {
    allowed: district,
    form: ({ duty: { checking } }) => ({ submissionId: checking.submissionId, note: "" }),
  },
  returnReportAction: {
    allowed: district,
    form: ({ duty: { wrong } }) => ({ submissionId: wrong.submissionId, reason: "缺一位专家的签名" }),
  },
  decideMediationAction: {
    allowed: station,
    form: ({ duty: { mediating } }) => ({
      caseId: mediating.caseId,
      outcome: "FAILED",
      note: "仍不能形成一致意见",
    }),
  },
};
