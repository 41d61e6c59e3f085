import { composeUscc } from "../../../../src/features/organizations/uscc";
import type { ActionRule } from "../action-table";
import { experts, type Who } from "../cast";
import { inDays } from "../desk-world";

const uscc = composeUscc({ authority: "91", region: "370202", body: "MA3E0000" });
const side = { kind: "side", uscc, name: "青岛某咨询有限公司", from: inDays(0) };
const mine: readonly Who[] = ["expertInvited"];
/** She leaves last, and it is not she whom the others are tried with. */
const leaving: readonly Who[] = ["expertOther", "expertInvited", "expertAccepted"];

/** The expert's own desk: it is always her own, whoever she is; only a leave has an address. */
export const deskActions: Readonly<Record<string, ActionRule>> = {
  prepareLeaveAction: { allowed: experts, form: () => ({ from: inDays(300), to: inDays(301) }) },
  takeLeaveAction: { allowed: experts, form: () => ({ from: inDays(300), to: inDays(301) }) },
  cancelLeaveAction: { allowed: mine, form: ({ desk }) => ({ leaveId: desk.leaveId }) },
  prepareEmploymentAction: { allowed: experts, form: () => side },
  changeEmploymentAction: { allowed: experts, form: () => side },
  confirmEmployerAction: { allowed: experts, form: ({ desk }) => ({ shown: [desk.employmentId] }) },
  preparePreferencesAction: {
    allowed: experts,
    form: () => ({ daysOff: ["7"], monthlyCap: "4", basis: "" }),
  },
  setPreferencesAction: { allowed: experts, form: () => ({ daysOff: ["7"], monthlyCap: "4", basis: "" }) },
  declareOwnInterestAction: {
    allowed: experts,
    form: () => ({ relation: "self", name: "", unit: "青岛某咨询有限公司", uscc, words: "" }),
  },
  endInterestAction: {
    allowed: mine,
    form: ({ desk }) => ({ interestId: desk.interestId, lastDay: inDays(0) }),
  },
  changeTitleAction: {
    allowed: experts,
    form: () => ({ title: "教授", certificate: "测试2026-1", basis: "正高级工程师" }),
  },
  issueAttestationAction: { allowed: experts, form: () => ({ from: inDays(-30), to: inDays(0) }) },
  resignAction: { allowed: leaving, form: () => ({ reason: "测试" }) },
};
