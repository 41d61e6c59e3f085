import { desc, eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import {
  approval,
  type CaseState,
  type Conclusion,
  invitation,
  leaderElection,
  meetingMove,
  report,
  reportSubmission,
  revisionRound,
} from "../../../src/db/schema";
import {
  commentRevision,
  decideRevision,
  declareSubstantial,
  followCase,
  grantApproval,
  openLeaderOpinion,
  refuseApproval,
  requestApproval,
  saveOpinion,
  saveReplies,
  submitRevision,
} from "../../../src/features/approvals";
import {
  answerMove,
  appointLeader,
  castVote,
  checkIn,
  currentLeader,
  proposeMove,
  startMeeting,
  suspendMeeting,
  takeOverSheet,
  vacateLeader,
  withdrawMove,
} from "../../../src/features/meetings";
import { openPages, saveDraft, submitOpinion } from "../../../src/features/opinions";
import { draftInput } from "../../../src/features/opinions/input/form";
import {
  acceptInvitation,
  decideCancellation,
  declineInvitation,
  withdrawInvitation,
} from "../../../src/features/panels";
import {
  acceptReport,
  confirmReport,
  decideMediation,
  dissentFromReport,
  returnReport,
  submitReport,
  takeBackReport,
} from "../../../src/features/reports";
import { itemsOf } from "../../../src/features/reports/open-report";
import { requestCancel } from "../../../src/features/reviews";
import { NotFound } from "../../../src/platform/errors";
import { layFile } from "../../support/approval-world";
import type { Member } from "../../support/formed-panel";
import { carryInvitation } from "../../support/traced-world";
import { expertActor } from "../../support/world";
import { typed } from "../opinions/reviewing";
import { present } from "../reports/report-world";
import { type Walker, waitUntil } from "./walker";
import { companyRequest } from "./whole-way";

export interface Action {
  readonly name: string;
  /** How often it is tried, against the others; ten times as often while the case is in one of `fits`. */
  readonly weight: number;
  readonly fits: readonly CaseState[];
  run(walker: Walker): Promise<unknown>;
}

const minute = 60_000;
const hour = 60 * minute;
const conclusions: readonly Conclusion[] = ["PASS", "PASS_AFTER_REVISION", "PASS_AFTER_REVISION", "FAIL"];

/** Everything somebody may try with a case whose panel stands. Most of it is refused most of the time. */
export const actions: readonly Action[] = [
  // 专家
  act("votes", 5, ["PRE_REVIEW", "IN_MEETING", "REVISION"], async (walker) => {
    const { caseId } = walker;
    const candidates = await walker.members();
    const candidate = walker.chance(0.7) ? candidates[0] : walker.pick(candidates);
    const election = await newest(leaderElection, leaderElection.ordinal, caseId);
    await castVote(await walker.by((await walker.member()).actor), {
      caseId,
      electionId: election.id,
      candidateId: candidate?.invitationId ?? "",
    });
  }),
  act("hands in an opinion", 4, ["PRE_REVIEW"], async (walker) => {
    const { bases, caseId, panel } = walker;
    const { actor, invitationId } = await walker.member();
    const ctx = await walker.by(actor);
    const shown = bases.get(invitationId) ?? "";
    const form = typed(caseId, { base: shown, conclusion: walker.pick(conclusions) });
    const base = await saveDraft(ctx, draftInput.parse(form));
    bases.set(invitationId, base);
    if (walker.chance(0.8)) await submitOpinion(ctx, { caseId, base, planFileId: panel.plan.fileId });
  }),
  act("opens the plan", 1, [], async (walker) =>
    openPages(await walker.by((await walker.member()).actor), walker.panel.plan.fileId),
  ),
  act("checks in", 8, ["PRE_REVIEW", "IN_MEETING"], async (walker) =>
    checkIn(await walker.by((await walker.member()).actor), { caseId: walker.caseId }),
  ),
  act("starts the meeting", 3, ["PRE_REVIEW"], async (walker) =>
    startMeeting(await walker.by((await leaderOf(walker)).actor), { caseId: walker.caseId }),
  ),
  act("puts a report to the panel", 3, ["IN_MEETING"], async (walker) => {
    const members = await walker.members();
    const leader = await leaderOf(walker);
    const others = members.filter(({ invitationId }) => invitationId !== leader.invitationId);
    const meeting = { ...walker.panel, caseId: walker.caseId, members, leader, others, opinions: [] };
    await present(meeting, walker.pick(conclusions));
  }),
  act("takes the report back", 0.3, ["IN_MEETING"], async (walker) => {
    const { contentHash } = await reportOf(walker);
    const { actor, invitationId } = await leaderOf(walker);
    await takeBackReport(await walker.by(actor), { invitationId, contentHash: contentHash ?? "" });
  }),
  act("confirms the report", 8, ["IN_MEETING"], async (walker) => {
    const { contentHash } = await reportOf(walker);
    const { actor, invitationId } = await walker.member();
    await confirmReport(await walker.by(actor), { invitationId, contentHash: contentHash ?? "" });
  }),
  act("dissents", 0.3, ["IN_MEETING"], async (walker) => {
    const { contentHash } = await reportOf(walker);
    const { actor, invitationId } = await walker.member();
    await dissentFromReport(await walker.by(actor), {
      invitationId,
      contentHash: contentHash ?? "",
      conclusion: walker.pick(conclusions),
      reason: "支撑体系的验算不足以保证安全",
    });
  }),
  act("comments on the revised plan", 1, ["REVISION"], async (walker) =>
    commentRevision(await walker.by((await walker.member()).actor), {
      roundId: (await roundOf(walker)).id,
      text: "工况齐全",
    }),
  ),
  act("judges the revised plan", 4, ["REVISION"], async (walker) => {
    const { actor } = await leaderOf(walker);
    const round = await roundOf(walker);
    const required = await requiredOf(walker);
    // As every plan is read before it is judged.
    await openPages(await walker.by(actor), round.planFileId);
    const done = walker.chance(0.8);
    await saveOpinion(await walker.by(actor), {
      roundId: round.id,
      draft: {
        items: Object.fromEntries(required.map((id) => [id, { done, remark: done ? "" : "仍缺验算" }])),
        opinion: "见各项",
        decision: done ? "CONFIRMED" : walker.pick(["MORE_CHANGES", "MORE_CHANGES", "SUBSTANTIAL"] as const),
      },
    });
    await decideRevision(await walker.by(actor), { roundId: round.id });
  }),
  act("withdraws from the panel", 0.4, [], async (walker) => {
    const { actor, invitationId } = await walker.member();
    await withdrawInvitation(await walker.by(actor), { invitationId, note: "住院" });
  }),
  act("answers an invitation", 4, ["INVITING"], async (walker) => {
    const rows = await database().select().from(invitation).where(eq(invitation.caseId, walker.caseId));
    const asked = walker.pick(rows.filter(({ state }) => /^(CREATED|SENT|DELIVERED)$/.test(state)));
    if (asked.state !== "DELIVERED") {
      await carryInvitation(asked.id, walker.pick(["SENT", "DELIVERED", "DELIVERED", "FAILED"] as const));
    }
    const expert = walker.panel.pool.find(({ id }) => id === asked.expertId);
    if (!expert) return;
    const ctx = await walker.by(expertActor(expert));
    if (walker.chance(0.7)) await acceptInvitation(ctx, { invitationId: asked.id });
    else await declineInvitation(ctx, { invitationId: asked.id, reason: "TIME", note: "", party: "" });
  }),
  act("answers a move", 6, ["SUSPENDED", "PRE_REVIEW"], async (walker) => {
    const move = await newest(meetingMove, meetingMove.proposedAt, walker.caseId);
    await answerMove(await walker.by((await walker.member()).actor), {
      caseId: walker.caseId,
      moveId: move.id,
      answer: walker.chance(0.9) ? "ACCEPTED" : "REFUSED",
    });
  }),

  // 施工单位
  act("moves the meeting", 0.5, ["SUSPENDED", "POOL_EXHAUSTED"], async (walker) => {
    const { meetingFrom, meetingTo } = await walker.reviewed();
    const by = walker.pick([26, 50, 98, -2]) * hour;
    await proposeMove(await walker.by("contractor"), {
      caseId: walker.caseId,
      meeting: {
        from: new Date(meetingFrom!.getTime() + by),
        to: new Date(meetingTo!.getTime() + by),
        place: "项目部",
      },
      reason: "场地被占用",
    });
  }),
  act("takes a move back", 0.3, [], async (walker) =>
    withdrawMove(await walker.by("contractor"), { caseId: walker.caseId }),
  ),
  act("suspends the meeting", 0.4, [], async (walker) =>
    suspendMeeting(await walker.by("contractor"), { caseId: walker.caseId, reason: "停电" }),
  ),
  act("types the paper's attendance", 1, [], async (walker) => {
    const there = (await walker.members()).filter(() => walker.chance(0.8));
    await takeOverSheet(await walker.by("contractor"), {
      caseId: walker.caseId,
      invitationIds: there.map(({ invitationId }) => invitationId),
    });
  }),
  act("hands the report in", 5, ["AWAITING_REPORT"], async (walker) => {
    const { caseId, panel } = walker;
    const signed = (await walker.members()).filter(() => walker.chance(0.97));
    const { conclusion, checkCode } = await reportOf(walker);
    await layFile(caseId, "report_form", panel.filing.actor);
    await submitReport(await walker.by("contractor"), {
      caseId,
      reportFileId: (await layFile(caseId, "report", panel.filing.actor)).id,
      sheetFileId: (await layFile(caseId, "sign_in_sheet", panel.filing.actor)).id,
      signers: signed.map(({ invitationId }) => invitationId),
      conclusion: walker.chance(0.9) && conclusion ? conclusion : walker.pick(conclusions),
      checkCode: walker.chance(0.9) && checkCode ? checkCode : "00000000",
    });
  }),
  act("hands a revised plan in", 4, ["REVISION"], async (walker) => {
    const { caseId, panel } = walker;
    const required = await requiredOf(walker);
    if (walker.chance(0.9)) await layFile(caseId, "plan", panel.filing.actor);
    const replies = Object.fromEntries(required.map((id) => [id, { place: "第五章", reply: "已补充验算" }]));
    await saveReplies(await walker.by("contractor"), { caseId, replies });
    await submitRevision(await walker.by("contractor"), { caseId });
  }),
  act("asks for the permission", 4, ["APPROVAL"], async (walker) => {
    const { caseId, panel } = walker;
    if (walker.chance(0.9)) await layFile(caseId, "company_approval", panel.filing.actor);
    await requestApproval(await walker.by("contractor"), { caseId, ...companyRequest });
  }),
  act("declares a substantial change", 0.3, [], async (walker) =>
    declareSubstantial(await walker.by("contractor"), { caseId: walker.caseId, reason: "支护形式改变" }),
  ),
  act("follows a closed case", 1, ["CLOSED_FAIL", "CANCELLED", "CLOSED_SUPERSEDED"], async (walker) =>
    followCase(await walker.by("contractor"), { caseId: walker.caseId }),
  ),
  act("asks to cancel", 0.2, [], async (walker) =>
    requestCancel(await walker.by("contractor"), { caseId: walker.caseId, reason: "设计变更" }),
  ),

  // 监理单位
  act("opens the leader's opinion", 4, ["APPROVAL"], async (walker) =>
    openLeaderOpinion(await walker.by("supervision"), { caseId: walker.caseId }),
  ),
  act("grants the permission", 4, ["APPROVAL"], async (walker) => {
    const { caseId } = walker;
    const asked = await newest(approval, approval.submittedAt, caseId);
    const actor = await walker.by("supervision");
    if (walker.chance(0.9)) await layFile(caseId, "supervisor_approval", actor.actor);
    await grantApproval(actor, {
      caseId,
      signatory: "王总监",
      sha256: walker.chance(0.9) ? asked.planSha256 : "0".repeat(64),
    });
  }),
  act("refuses the permission", 0.5, [], async (walker) =>
    refuseApproval(await walker.by("supervision"), { caseId: walker.caseId, reason: "与现场不符" }),
  ),

  // 主管部门
  act("accepts the report", 4, ["REPORT_CHECK"], async (walker) =>
    acceptReport(await walker.by("district"), { submissionId: (await handedIn(walker)).id, note: "" }),
  ),
  act("returns the report", 0.7, [], async (walker) =>
    returnReport(await walker.by("district"), {
      submissionId: (await handedIn(walker)).id,
      reason: "缺一人签名",
    }),
  ),
  act("ends a mediation", 1.5, ["MEDIATION"], async (walker) => {
    await layFile(walker.caseId, "mediation_minutes", walker.panel.filing.actor);
    await decideMediation(await walker.by("station"), {
      caseId: walker.caseId,
      outcome: walker.chance(0.8) ? "AGREED" : "FAILED",
      note: "专家组再次讨论",
    });
  }),
  act("appoints a leader", 0.3, [], async (walker) =>
    appointLeader(await walker.by("station"), {
      caseId: walker.caseId,
      invitationId: (await walker.member()).invitationId,
      reason: "推选人数不足",
    }),
  ),
  act("finds the leader unable", 0.3, [], async (walker) =>
    vacateLeader(await walker.by("station"), { caseId: walker.caseId, reason: "因病不能履职" }),
  ),
  act("decides a cancellation", 0.3, [], async (walker) =>
    decideCancellation(await walker.by("station"), {
      caseId: walker.caseId,
      approve: walker.chance(0.5),
      reason: "情况属实",
    }),
  ),

  // 时间
  act("a while passes", 2, [], async ({ clock, pick }) => clock.advance(pick([5, 60, 361]) * minute)),
  act("a day passes", 0.5, [], async ({ clock }) => clock.advance(24 * hour)),
  act("the check-in opens", 1.5, ["PRE_REVIEW"], async (walker) => {
    const { meetingFrom } = await walker.reviewed();
    if (meetingFrom) await waitUntil(walker.clock, new Date(meetingFrom.getTime() - 20 * minute));
  }),
  act("the meeting's time has come", 1, [], async (walker) => {
    const { meetingFrom } = await walker.reviewed();
    if (meetingFrom) await waitUntil(walker.clock, meetingFrom);
  }),
];

function act(
  name: string,
  weight: number,
  fits: readonly CaseState[],
  run: (walker: Walker) => Promise<unknown>,
): Action {
  return { name, weight, fits, run };
}

/** One of them, by their weights: mostly what makes sense now, often enough what does not. */
export async function pickAction(walker: Walker): Promise<Action> {
  const { state } = await walker.reviewed();
  const weigh = ({ weight, fits }: Action) => (fits.includes(state) ? weight * 10 : weight);
  let left = walker.random() * actions.reduce((sum, action) => sum + weigh(action), 0);
  for (const action of actions) {
    left -= weigh(action);
    if (left < 0) return action;
  }
  return actions[0]!;
}

/** The leader, or whoever would like to be. */
async function leaderOf(walker: Walker): Promise<Member> {
  const members = await walker.members();
  const leader = await currentLeader(database(), walker.caseId);
  const found = members.find(({ invitationId }) => invitationId === leader?.invitationId);
  return found && walker.chance(0.9) ? found : walker.pick(members);
}

type OfCase =
  | typeof leaderElection
  | typeof meetingMove
  | typeof approval
  | typeof revisionRound
  | typeof report;

/** The case's newest row of a table; not there is what a page would say as well. */
async function newest<T extends OfCase>(
  table: T,
  order: Parameters<typeof desc>[0],
  caseId: string,
): Promise<T["$inferSelect"]> {
  const [row] = await database()
    .select()
    .from(table as typeof leaderElection)
    .where(eq(table.caseId, caseId))
    .orderBy(desc(order))
    .limit(1);
  if (!row) throw new NotFound("row");
  return row as T["$inferSelect"];
}

const roundOf = ({ caseId }: Walker) => newest(revisionRound, revisionRound.round, caseId);
const reportOf = ({ caseId }: Walker) => newest(report, report.ordinal, caseId);

async function handedIn({ caseId }: Walker) {
  const rows = await database().select().from(reportSubmission).where(eq(reportSubmission.caseId, caseId));
  const one = rows.find(({ state }) => state === "CHECKING") ?? rows.at(-1);
  if (!one) throw new NotFound("submission");
  return one;
}

async function requiredOf(walker: Walker): Promise<string[]> {
  const items = await itemsOf(database(), (await reportOf(walker)).id);
  return items.filter(({ severity }) => severity === "MUST").map(({ id }) => id);
}
