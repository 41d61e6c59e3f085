import { composeUscc } from "../../../src/features/organizations/uscc";
import { PLAN_PART_IDS } from "../../../src/features/rulebook";
import { areaActions } from "./actions";
import { contractors, experts, type Who } from "./cast";
import type { Fields } from "./client";
import type { AttackWorld } from "./world";

/** What is expected of one server action. */
export interface ActionRule {
  /** Who may, with the suite's own objects. */
  readonly allowed: readonly Who[];
  /** A complete, correct form. */
  readonly form: (world: AttackWorld) => Fields;
}

const mine: readonly Who[] = ["contractor"];
const project = {
  name: "某路改造工程",
  address: "李沧区某路",
  library: "SZ",
  jurisdictionCode: "370213",
};
const pit = { kind: "pit", "p.depth": "5.6", "u.depth": "m" };
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const decides: readonly Who[] = ["district"];

/** Every exported action. What is not here fails the suite: extend it with the product. In an order in which all can succeed. */
export const actionTable: Readonly<Record<string, ActionRule>> = {
  registerOwnOrganization: { allowed: ["newcomer"], form: () => ({ kinds: ["contractor"] }) },
  recordProjectAction: { allowed: contractors, form: () => project },
  changeProjectAction: {
    allowed: mine,
    form: ({ draft }) => ({ ...project, name: "改名后的工程", projectId: draft.projectId }),
  },
  addPartyAction: {
    allowed: mine,
    form: ({ draft }) => ({
      projectId: draft.projectId,
      role: "testing",
      uscc: composeUscc({ authority: "91", region: "370202", body: "MA3C0000" }),
      name: "青岛某检测有限公司",
    }),
  },
  removePartyAction: {
    allowed: mine,
    form: ({ draft }) => ({ projectId: draft.projectId, partyId: draft.partyId, reason: "写错了" }),
  },
  recordItemAction: {
    allowed: mine,
    form: ({ draft }) => ({ projectId: draft.projectId, part: "2号工作井", ...pit }),
  },
  raiseItemAction: {
    allowed: mine,
    form: ({ draft }) => ({ itemId: draft.itemId, level: "OVER_SCALE", reason: "环境复杂" }),
  },
  draftCaseAction: {
    allowed: mine,
    form: ({ draft }) => ({ projectId: draft.projectId, title: "另一方案", itemIds: [draft.itemId] }),
  },
  changeCaseAction: {
    allowed: mine,
    form: ({ draft }) => ({ caseId: draft.caseId, title: "改名后的方案", itemIds: [draft.itemId] }),
  },
  tickPartsAction: {
    allowed: mine,
    form: ({ draft }) => ({ caseId: draft.caseId, parts: [...PLAN_PART_IDS] }),
  },
  submitCaseAction: { allowed: mine, form: ({ draft }) => ({ caseId: draft.caseId, truthful: "yes" }) },
  cancelCaseAction: {
    allowed: mine,
    form: ({ draft }) => ({ caseId: draft.caseId, reason: "不再实施" }),
  },
  removeItemAction: { allowed: mine, form: ({ draft }) => ({ itemId: draft.itemId }) },
  setTeamAction: {
    allowed: mine,
    form: ({ admitted }) => ({ caseId: admitted.caseId, mainCount: "5" }),
  },
  setMeetingAction: {
    allowed: mine,
    form: ({ admitted }) => ({ caseId: admitted.caseId, date: day(20), from: "09:00", to: "11:00" }),
  },
  setPlaceAction: { allowed: mine, form: ({ admitted }) => ({ caseId: admitted.caseId, place: "二楼" }) },
  requestDrawAction: { allowed: mine, form: ({ admitted }) => ({ caseId: admitted.caseId }) },
  drawAction: {
    allowed: mine,
    form: ({ drawing }) => ({ caseId: drawing.caseId, nonce: "ab".repeat(32) }),
  },
  requestCancelAction: {
    allowed: mine,
    form: ({ inviting }) => ({ caseId: inviting.caseId, reason: "停工" }),
  },
  cancellationAction: {
    allowed: ["station"],
    form: ({ inviting }) => ({ caseId: inviting.caseId, decision: "refuse", reason: "继续论证" }),
  },
  recheckAction: {
    allowed: ["station", "bureau", "district"],
    form: ({ inviting }) => ({ caseId: inviting.caseId }),
  },
  admitAction: { allowed: decides, form: ({ submitted }) => ({ caseId: submitted.caseId }) },
  returnAction: {
    allowed: decides,
    form: ({ submitted }) => ({ caseId: submitted.caseId, other: "缺页" }),
  },
  openInvitationAction: {
    allowed: ["expertInvited"],
    form: ({ inviting }) => ({ invitationId: inviting.open.id }),
  },
  // Changes nothing and says nothing: it leads to the page that is hers or is not there.
  prepareAcceptAction: {
    allowed: experts,
    form: ({ inviting }) => ({ invitationId: inviting.open.id, undertaking: "yes" }),
  },
  acceptInvitationAction: {
    allowed: ["expertInvited"],
    form: ({ inviting }) => ({ invitationId: inviting.open.id, undertaking: "yes" }),
  },
  declineInvitationAction: {
    allowed: ["expertInvited"],
    form: ({ inviting }) => ({ invitationId: inviting.open.id, reason: "TIME", note: "" }),
  },
  withdrawInvitationAction: {
    allowed: ["expertInvited"],
    form: ({ inviting }) => ({ invitationId: inviting.open.id, note: "临时有事" }),
  },
  disableAccountAction: {
    allowed: ["security"],
    form: ({ logins }) => ({ userId: logins.contractorForeign.userId, reason: "测试" }),
  },
  enableAccountAction: {
    allowed: ["security"],
    form: ({ logins }) => ({ userId: logins.contractorForeign.userId, reason: "测试" }),
  },
  retryJobAction: { allowed: ["system"], form: ({ buriedJob }) => ({ jobId: buriedJob }) },
  ...areaActions,
};
