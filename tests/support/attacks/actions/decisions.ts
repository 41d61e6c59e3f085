import type { ActionRule } from "../action-table";
import type { Who } from "../cast";
import { inDays } from "../desk-world";

const station: readonly Who[] = ["station"];
const terms = { kind: "SUSPEND", from: inDays(3), to: inDays(30), document: "测试〔2026〕2号" };

/** Decisions about members and what becomes of their seats: the station's alone. */
export const decisionActions: Readonly<Record<string, ActionRule>> = {
  prepareDecisionAction: {
    allowed: station,
    form: ({ decisions }) => ({ ...terms, number: decisions.number }),
  },
  proposeDecisionAction: {
    allowed: station,
    form: ({ decisions }) => ({ ...terms, number: decisions.number, reason: "经查属实" }),
  },
  decideDecisionAction: {
    allowed: station,
    form: ({ decisions }) => ({ decisionId: decisions.proposed, decision: "confirm", reason: "" }),
  },
  withdrawDecisionAction: {
    allowed: station,
    form: ({ decisions }) => ({ decisionId: decisions.own }),
  },
  decideQuestionAction: {
    allowed: station,
    form: ({ decisions }) => ({ questionId: decisions.questionId, decision: "KEEP", reason: "保留" }),
  },
};
