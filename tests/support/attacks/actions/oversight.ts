import type { ActionRule } from "../action-table";
import { contractors, everybody, experts, regulators, supervisors, type Who } from "../cast";
import { inDays } from "../desk-world";
import type { AttackWorld } from "../world";

const station: readonly Who[] = ["station"];
const city: readonly Who[] = ["station", "bureau"];
const invited: readonly Who[] = ["expertInvited"];
type Complaints = AttackWorld["oversight"]["complaint"];

const step = (
  allowed: readonly Who[],
  pick: keyof Complaints,
  more: Readonly<Record<string, string>> = {},
): ActionRule => ({
  allowed,
  form: ({ oversight }) => ({ complaintId: oversight.complaint[pick], ...more }),
});
const reason = { reason: "测试" };

/**
 * Complaints by anybody, worked on by who has them in hand; the use of the title by experts, the bureau and two of the
 * city; kept views by whoever has lists.
 */
export const oversightActions: Readonly<Record<string, ActionRule>> = {
  fileComplaintAction: {
    allowed: everybody,
    form: () => ({ subjectKind: "OTHER", subject: "不清楚", content: "打听名单", identity: "anonymous" }),
  },
  queryComplaintAction: { allowed: everybody, form: () => ({ code: "0123456789ABCDEF0123456789ABCDEF" }) },
  requestReviewAction: { allowed: everybody, form: () => ({ reason: "不服" }) },
  takeComplaintAction: step(station, "waiting"),
  triageComplaintAction: step(station, "triaged", { decision: "accept", summary: "反映打听名单" }),
  referComplaintAction: step(station, "meant", reason),
  handBackComplaintAction: step(station, "given", reason),
  relieveHandlerAction: step(["bureau"], "others", reason),
  askAccusedAction: step(station, "held"),
  extendComplaintAction: step(station, "held", reason),
  decideComplaintAction: step(station, "held", { outcome: "DISMISSED", answer: "查无实据" }),
  notifyPartiesAction: step(station, "held", { notice: "平台告知" }),
  reviewComplaintAction: step(station, "reviewed", { outcome: "DISMISSED", answer: "维持" }),
  closeReviewedAction: step(station, "reviewed"),
  proposeCreditAction: step(station, "justified", {
    kind: "PLAN_DEVIATED",
    occurredOn: inDays(-1),
    statement: "现场实施与方案不一致",
    document: "青市监督〔2026〕80号",
  }),
  giveStatementAction: step(invited, "stating", { statement: "没有这回事" }),
  accusedReviewAction: step(invited, "told", reason),
  requestUseAction: {
    allowed: experts,
    form: () => ({
      kind: "TRAINING",
      organizer: "青岛某协会",
      place: "市南区",
      content: "授课",
      dateFrom: inDays(40),
      dateTo: inDays(40),
    }),
  },
  withdrawUseAction: {
    allowed: invited,
    form: ({ oversight }) => ({ useId: oversight.title.withdrawn }),
  },
  decideUseAction: {
    allowed: ["bureau"],
    form: ({ oversight }) => ({ useId: oversight.title.asked, decision: "consent" }),
  },
  recordMisuseAction: {
    allowed: city,
    form: ({ oversight }) => ({
      number: oversight.title.number,
      kind: "OTHER",
      happenedOn: inDays(-1),
      organizer: "某建设公司",
      facts: "以专家名义检查工地",
    }),
  },
  stateMisuseAction: {
    allowed: invited,
    form: ({ oversight }) => ({ misuseId: oversight.title.stated, statement: "没有" }),
  },
  saveViewAction: {
    allowed: [...regulators, ...contractors, ...supervisors],
    form: () => ({ title: "本周的论证会", address: "/regulator/cases?queue=week" }),
  },
  removeViewAction: { allowed: station, form: ({ oversight }) => ({ viewId: oversight.viewId }) },
  decideMisuseAction: {
    allowed: city,
    form: ({ oversight }) => ({ misuseId: oversight.title.recorded, decision: "cancel", reason: "不实" }),
  },
};
