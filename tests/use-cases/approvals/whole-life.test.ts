import { eq, sql } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, reportSubmission, reviewCase, revisionRound } from "../../../src/db/schema";
import {
  commentRevision,
  decideRevision,
  grantApproval,
  openLeaderOpinion,
  requestApproval,
  saveOpinion,
  saveReplies,
  submitRevision,
} from "../../../src/features/approvals";
import { checkIn, startMeeting } from "../../../src/features/meetings";
import { openPages } from "../../../src/features/opinions";
import { listCaseTrace, sentenceOfTrace } from "../../../src/features/panels";
import {
  acceptReport,
  decideMediation,
  dissentFromReport,
  submitReport,
} from "../../../src/features/reports";
import { itemsOf } from "../../../src/features/reports/open-report";
import { listFiledTrace } from "../../../src/features/reviews";
import { layFile, supervisorOf } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { expectInvariants } from "../../support/fault";
import type { Member } from "../../support/formed-panel";
import { makeReleasedPanel, sweepMeetings, vote } from "../../support/released-panel";
import { as, regulatorActor } from "../../support/world";
import { handIn } from "../opinions/reviewing";
import { lock, type Meeting, present, reportOf } from "../reports/report-world";

jest.setTimeout(120_000);
const clock = useDatabase();
const station = regulatorActor("station", "370200");
const minute = 60_000;

/** From the ballot to the meeting that goes on, each step by who takes it. */
async function meet(): Promise<Meeting> {
  await clock.realClock();
  const panel = await makeReleasedPanel();
  const { caseId } = panel.filing;
  const [leader, ...others] = panel.members as [Member, ...Member[]];
  for (const member of panel.members) await handIn(panel, member);
  for (const member of others.slice(0, 3)) await vote(caseId, member, leader);
  const [reviewed] = await database().select().from(reviewCase).where(eq(reviewCase.id, caseId));
  await clock.setClock(new Date(reviewed!.meetingFrom!.getTime() - 10 * minute));
  for (const { actor } of panel.members) await checkIn(await as(actor), { caseId });
  await clock.setClock(reviewed!.meetingFrom!);
  await startMeeting(await as(leader.actor), { caseId });
  return { ...panel, caseId, leader, others, opinions: [] };
}

async function conclude({ caseId, filing, members }: Meeting): Promise<void> {
  await layFile(caseId, "report_form", filing.actor);
  const { conclusion, checkCode } = await reportOf(caseId);
  await submitReport(await as(filing.actor), {
    caseId,
    reportFileId: (await layFile(caseId, "report", filing.actor)).id,
    sheetFileId: (await layFile(caseId, "sign_in_sheet", filing.actor)).id,
    signers: members.map(({ invitationId }) => invitationId),
    conclusion: conclusion!,
    checkCode: checkCode!,
  });
  const [handedIn] = await database()
    .select()
    .from(reportSubmission)
    .where(eq(reportSubmission.caseId, caseId));
  await acceptReport(await as(regulatorActor("district", "370212")), {
    submissionId: handedIn!.id,
    note: "",
  });
}

/** The revised plan is handed in, commented on and confirmed; answers its file. */
async function revise({ caseId, filing, leader, others, plan: old }: Meeting) {
  const required = (await itemsOf(database(), (await reportOf(caseId)).id)).filter(
    ({ severity }) => severity === "MUST",
  );
  const each = <T>(value: T) => Object.fromEntries(required.map(({ id }) => [id, value]));
  const plan = await layFile(caseId, "plan", filing.actor);
  await saveReplies(await as(filing.actor), {
    caseId,
    replies: each({ place: "第五章", reply: "已补充验算" }),
  });
  await submitRevision(await as(filing.actor), { caseId });
  const [round] = await database().select().from(revisionRound).where(eq(revisionRound.caseId, caseId));
  // Both versions, as every plan is read.
  for (const id of [old.fileId, plan.id]) await openPages(await as(others[0]!.actor), id);
  await commentRevision(await as(others[0]!.actor), { roundId: round!.id, text: "工况齐全" });
  await saveOpinion(await as(leader.actor), {
    roundId: round!.id,
    draft: { items: each({ done: true, remark: "" }), opinion: "同意", decision: "CONFIRMED" },
  });
  await decideRevision(await as(leader.actor), { roundId: round!.id });
  return plan;
}

async function permit({ caseId, filing }: Meeting, sha256: string): Promise<void> {
  const supervision = await supervisorOf(filing);
  await layFile(caseId, "company_approval", filing.actor);
  await requestApproval(await as(filing.actor), {
    caseId,
    companySignatory: "李总工",
    subcontractorWrote: false,
    subcontractorSignatory: "",
    version: "REVIEWED",
    selfRevision: "",
  });
  await openLeaderOpinion(await as(supervision), { caseId });
  await layFile(caseId, "supervisor_approval", supervision);
  await grantApproval(await as(supervision), { caseId, signatory: "王总监", sha256 });
}

/** The supervisor's trace of a case; each of its lines says something. */
async function readTrace(caseId: string) {
  const { lines } = await listCaseTrace(await as(station), caseId, (total) => ({ limit: total, offset: 0 }));
  expect(lines.filter(({ action, detail }) => sentenceOfTrace(action, detail).text === "其他记录")).toEqual(
    [],
  );
  return lines;
}

it("a case goes from the ballot to 方可实施, everything holds, and its trace says all of it", async () => {
  const meeting = await meet();
  const { caseId } = meeting;
  await lock(meeting);
  await sweepMeetings();
  await conclude(meeting);
  const revised = await revise(meeting);
  await permit(meeting, revised.sha256);
  await sweepMeetings();
  const [done] = await database().select().from(reviewCase).where(eq(reviewCase.id, caseId));
  expect(done).toMatchObject({ state: "APPROVED", conclusion: "PASS_AFTER_REVISION" });
  await expectInvariants();
  await expect(openPages(await as(meeting.leader.actor), revised.id)).rejects.toMatchObject({
    name: "NotFound",
  });

  const lines = await readTrace(caseId);
  const said = new Map(lines.map(({ action, detail }) => [action, sentenceOfTrace(action, detail).text]));
  expect(said.get("opinion.submitted")).toBe("一位专家提交审查意见");
  expect(said.get("election.decided")).toBe("组长推选产生");
  expect(said.get("meeting.started")).toBe("论证会开始");
  expect(said.get("report.locked")).toBe("到会专家全部确认，论证报告锁定");
  expect(said.get("opinion.frozen")).toBe("会议结束，一份审查意见如实记录备案");
  expect(said.get("report.submitted")).toBe("报送论证报告和签到表");
  expect(said.get("case.concluded")).toBe("论证结论：修改后通过");
  expect(said.get("revision.commented")).toBe("一位专家对修改稿提出意见");
  expect(said.get("revision.decided")).toBe("组长对第 1 轮修改稿的意见：确认");
  expect(said.get("approval.granted")).toBe("总监理工程师批准，方可实施");
  // Whatever names this case is there; what is on record of a person is read with her.
  const entries = await database()
    .select()
    .from(auditEntry)
    .where(sql`subject_type <> 'expert' and (subject_id = ${caseId} or detail ->> 'case' = ${caseId})`);
  const listed = new Set(lines.map(({ id }) => id));
  expect(entries.length).toBeGreaterThan(30);
  expect(entries.filter(({ id }) => !listed.has(id))).toEqual([]);

  const own = await listFiledTrace(await as(meeting.filing.actor), caseId);
  expect(own.map(({ action }) => action)).toContain("approval.granted");
  expect(own.filter(({ action }) => /^(opinion|election|report|invitation)\./.test(action))).toEqual([]);
});

it("a dissent and what became of it are in the trace, and not whose it was", async () => {
  const meeting = await meet();
  const { caseId, others } = meeting;
  const one = others[0]!;
  const contentHash = await present(meeting);
  await dissentFromReport(await as(one.actor), {
    invitationId: one.invitationId,
    contentHash,
    conclusion: "FAIL",
    reason: "支撑体系的验算不足以保证安全",
  });
  await layFile(caseId, "mediation_minutes", meeting.filing.actor);
  await decideMediation(await as(station), { caseId, outcome: "AGREED", note: "专家组再次讨论" });
  const said = (await readTrace(caseId)).map(({ action, detail }) => sentenceOfTrace(action, detail));
  expect(said).toContainEqual({ text: "一位专家不同意论证报告", tone: "warn" });
  expect(said).toContainEqual({ text: "专家组没有一致结论，等待市监督站协调", tone: "warn" });
  expect(said).toContainEqual({ text: "协调后继续论证", note: "专家组再次讨论" });
  await sweepMeetings();
  await expectInvariants();
});
