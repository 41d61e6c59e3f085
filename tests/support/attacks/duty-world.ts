import { randomUUID } from "node:crypto";
import { draftReport } from "../../../src/features/reports";
import type { UserActor } from "../../../src/platform/actor";
import {
  formOf,
  holdMeeting,
  type Meeting,
  prepare,
  present,
  reportOf,
} from "../../use-cases/reports/report-world";
import { layFile } from "../approval-world";
import type { FormedPanel } from "../formed-panel";
import { as, contractorActor, makePerson } from "../world";
import {
  askMove,
  type Duty,
  type DutyCast,
  dutyOf,
  elect,
  fileCase,
  handInOpinion,
  listPerson,
  openSheet,
  panelsOf,
  release,
} from "./duty-panels";
import * as step from "./duty-steps";

type With<F extends string> = Duty & Readonly<Record<F, string>>;

/** A case at each step from the panel to the permission: each action has one on which it can be done. */
export interface DutyWorld extends Meetings, Reports, Approvals {}

interface Meetings {
  /** The member has handed in an opinion that is sealed still. */
  readonly ballot: With<"electionId">;
  readonly moving: With<"moveId" | "attendeeId">;
  /** Its time has come; `signed` have signed the paper. */
  readonly today: With<"code"> & { readonly signed: readonly string[] };
}

interface Reports {
  readonly undrafted: Duty;
  readonly drafted: With<"seen">;
  readonly ready: With<"seen">;
  readonly confirming: With<"hash">;
  readonly divided: With<"hash">;
  readonly mediating: Duty;
  readonly signed: Duty & step.HandIn;
  readonly checking: With<"submissionId">;
  readonly wrong: With<"submissionId">;
}

interface Approvals {
  readonly revising: With<"itemId">;
  readonly judging: With<"roundId" | "itemId" | "planId">;
  /** The leader has written her opinion on it. */
  readonly judged: With<"roundId">;
  readonly passed: Duty;
  readonly changed: Duty;
  /** Its signed page is on file; the leader's opinion has not been opened for `unread`. */
  readonly asked: With<"sha256">;
  readonly unread: Duty;
  readonly questioned: Duty;
  readonly approved: With<"siteCode" | "reportCode">;
  readonly failed: Duty;
  /** Admitted, with the order for the lane on file; and one that has the lane. */
  readonly urgent: { readonly caseId: string };
  readonly hurried: { readonly caseId: string };
}

/** Hours ahead that no meeting of the suite's own is at. */
const ahead = 24 * 90;

/** Lays the panels and takes each as far as it is to go by the use-cases. */
export async function makeDutyWorld(
  cast: DutyCast & { readonly supervisorUserId: string },
): Promise<DutyWorld> {
  const panel = await panelsOf(cast);
  const supervisor: UserActor = {
    ...contractorActor(cast.supervisorUserId, await makePerson("监理"), cast.supervision),
    role: "supervision",
  };
  return {
    ...(await makeMeetings(cast, panel)),
    ...(await makeReports(() => panel(ahead).then(holdMeeting))),
    ...(await makeApprovals(cast, supervisor, () => panel(ahead).then(holdMeeting))),
  };
}

async function makeMeetings(
  { owner }: DutyCast,
  panel: (startsInHours: number) => Promise<FormedPanel>,
): Promise<Meetings> {
  const ballot = await panel(ahead);
  const electionId = await release(owner, ballot);
  await handInOpinion(owner, ballot, ballot.members[1]!.invitationId);
  const moving = await panel(ahead);
  await elect(owner, moving);
  const today = await panel(0.2);
  await elect(owner, today);
  const [, member, ...signed] = today.members.map(({ invitationId }) => invitationId);
  return {
    ballot: { ...dutyOf(ballot), electionId },
    moving: {
      ...dutyOf(moving),
      moveId: await askMove(owner, moving),
      attendeeId: await listPerson(owner, moving.filing.caseId),
    },
    today: { ...dutyOf(today), signed, code: await openSheet(owner, today.filing.caseId, [member!]) },
  };
}

async function makeReports(meeting: () => Promise<Meeting>): Promise<Reports> {
  const drafted = await meeting();
  await draftReport(await as(drafted.leader.actor), { invitationId: drafted.leader.invitationId });
  const [ready, confirming, divided] = [await meeting(), await meeting(), await meeting()];
  const [signed, checking, wrong] = [await meeting(), await meeting(), await meeting()];
  return {
    undrafted: dutyOf(await meeting()),
    drafted: { ...dutyOf(drafted), seen: (await formOf(drafted)).seen },
    ready: { ...dutyOf(ready), seen: await prepare(ready) },
    confirming: { ...dutyOf(confirming), hash: await present(confirming) },
    divided: { ...dutyOf(divided), hash: await present(divided) },
    mediating: dutyOf(await step.divide(await meeting())),
    signed: { ...dutyOf(signed), ...(await step.sign(signed, "PASS")) },
    checking: { ...dutyOf(checking), submissionId: await step.handIn(checking, "PASS") },
    wrong: { ...dutyOf(wrong), submissionId: await step.handIn(wrong, "PASS") },
  };
}

async function makeApprovals(
  cast: DutyCast,
  supervisor: UserActor,
  meeting: () => Promise<Meeting>,
): Promise<Approvals> {
  const revising = await step.conclude(await meeting(), "PASS_AFTER_REVISION");
  await layFile(revising.caseId, "plan", revising.filing.actor);
  const [judging, judged] = [await meeting(), await meeting()];
  const round = await step.revise(judged);
  await step.judge(judged, round.roundId);
  const [asked, unread, questioned] = [await meeting(), await meeting(), await meeting()];
  const sha256 = await step.askApproval(asked);
  await step.readAndSign(asked, supervisor);
  await step.askApproval(unread);
  await step.askApproval(questioned);
  await step.readAndSign(questioned, supervisor);
  const approved = await meeting();
  await step.approve(approved, supervisor);
  const [site] = await cast.owner`select site_code as code from approval where case_id = ${approved.caseId}`;
  return {
    revising: { ...dutyOf(revising), itemId: await step.requiredChange(revising) },
    judging: { ...dutyOf(judging), ...(await step.revise(judging)) },
    judged: { ...dutyOf(judged), roundId: round.roundId },
    passed: dutyOf(await step.pass(await meeting())),
    changed: dutyOf(await step.pass(await meeting())),
    asked: { ...dutyOf(asked), sha256 },
    unread: dutyOf(unread),
    questioned: dutyOf(questioned),
    approved: {
      ...dutyOf(approved),
      siteCode: site?.code as string,
      reportCode: (await reportOf(approved.caseId)).publicCode ?? "",
    },
    failed: dutyOf(await step.conclude(await meeting(), "FAIL")),
    ...(await makeLanes(cast)),
  };
}

async function makeLanes(cast: DutyCast): Promise<Pick<Approvals, "urgent" | "hurried">> {
  const [urgent, hurried] = [await fileCase(cast, ahead), await fileCase(cast, ahead)];
  await layFile(urgent.caseId, "emergency_order", urgent.actor);
  const order = await layFile(hurried.caseId, "emergency_order", hurried.actor);
  await cast.owner`insert into emergency_lane (id, case_id, order_number, order_file_id, reason, granted_by)
    values (${randomUUID()}, ${hurried.caseId}, '青建〔2026〕2号', ${order.id}, '塌方抢险', ${await makePerson("值班")})`;
  return { urgent: { caseId: urgent.caseId }, hurried: { caseId: hurried.caseId } };
}
