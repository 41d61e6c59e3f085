import type { ActionRule } from "../action-table";
import { administrators, contractors, experts, regulators, supervisors, type Who } from "../cast";

const everyRole: readonly Who[] = [
  ...experts,
  ...contractors,
  ...supervisors,
  ...regulators,
  ...administrators,
];

/** One's own messages for everybody with a workspace; what did not arrive for the station. */
export const messageActions: Readonly<Record<string, ActionRule>> = {
  openNoticeAction: {
    allowed: ["expertInvited"],
    form: ({ messages }) => ({ noticeId: messages.noticeId, role: "expert" }),
  },
  readAllNoticesAction: { allowed: everyRole, form: () => ({ role: "expert" }) },
  setMessageSettingsAction: {
    allowed: everyRole,
    form: () => ({ role: "expert", on: ["progress", "library"] }),
  },
  resendMessageAction: { allowed: ["station"], form: ({ messages }) => ({ messageId: messages.lost }) },
  markToldAction: {
    allowed: ["station"],
    form: ({ messages }) => ({ messageId: messages.unanswered, note: "上午已电话告知本人" }),
  },
};
