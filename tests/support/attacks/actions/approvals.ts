import type { ActionRule } from "../action-table";
import type { Who } from "../cast";

const contractor: readonly Who[] = ["contractor"];
const supervision: readonly Who[] = ["supervision"];
const panel: readonly Who[] = ["expertAccepted", "expertInvited"];
const leader: readonly Who[] = ["expertAccepted"];

/** What follows the conclusion: revision, permission, successors, and the lane. */
export const approvalActions: Readonly<Record<string, ActionRule>> = {
  saveRepliesAction: {
    allowed: contractor,
    form: ({ duty: { revising } }) => ({
      caseId: revising.caseId,
      [`place.${revising.itemId}`]: "第5章",
      [`reply.${revising.itemId}`]: "已补充验算",
    }),
  },
  submitRevisionAction: {
    allowed: contractor,
    form: ({ duty: { revising } }) => ({ caseId: revising.caseId, truthful: "yes" }),
  },
  commentRevisionAction: {
    allowed: panel,
    form: ({ duty: { judging } }) => ({ roundId: judging.roundId, text: "请补充计算简图" }),
  },
  saveOpinionAction: {
    allowed: leader,
    form: ({ duty: { judging } }) => ({
      roundId: judging.roundId,
      [`done.${judging.itemId}`]: "yes",
      [`remark.${judging.itemId}`]: "",
      opinion: "已按意见修改",
      decision: "CONFIRMED",
    }),
  },
  decideRevisionAction: { allowed: leader, form: ({ duty: { judged } }) => ({ roundId: judged.roundId }) },
  requestApprovalAction: {
    allowed: contractor,
    form: ({ duty: { passed } }) => ({
      caseId: passed.caseId,
      companySignatory: "王总工",
      version: "REVIEWED",
      truthful: "yes",
    }),
  },
  openOpinionAction: { allowed: supervision, form: ({ duty: { unread } }) => ({ caseId: unread.caseId }) },
  grantApprovalAction: {
    allowed: supervision,
    form: ({ duty: { asked } }) => ({
      caseId: asked.caseId,
      signatory: "赵总监",
      sha256: asked.sha256,
      checked: "yes",
    }),
  },
  refuseApprovalAction: {
    allowed: supervision,
    form: ({ duty: { questioned } }) => ({ caseId: questioned.caseId, reason: "审批页签字不全" }),
  },
  declareSubstantialAction: {
    allowed: contractor,
    form: ({ duty: { changed } }) => ({ caseId: changed.caseId, reason: "支护形式改变", truthful: "yes" }),
  },
  followCaseAction: { allowed: contractor, form: ({ duty: { failed } }) => ({ caseId: failed.caseId }) },
  grantLaneAction: {
    allowed: ["station", "bureau"],
    form: ({ duty: { urgent } }) => ({
      caseId: urgent.caseId,
      orderNumber: "青建〔2026〕3号",
      reason: "塌方抢险",
    }),
  },
  auditLaneAction: {
    allowed: ["station", "bureau"],
    form: ({ duty: { hurried } }) => ({ caseId: hurried.caseId, finding: "情况属实" }),
  },
};
