import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { reportSubmission, reviewCase, revisionRound } from "../../../src/db/schema";
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
import { acceptReport, submitReport } from "../../../src/features/reports";
import { itemsOf } from "../../../src/features/reports/open-report";
import { layFile, supervisorOf } from "../../support/approval-world";
import type { TestDatabase } from "../../support/database";
import type { Member } from "../../support/formed-panel";
import { makeReleasedPanel, vote } from "../../support/released-panel";
import { as, regulatorActor } from "../../support/world";
import { handIn } from "../opinions/reviewing";
import { type Meeting, reportOf } from "../reports/report-world";

const minute = 60_000;

/** From the ballot to the meeting that goes on, each step by who takes it. */
export async function meet(
  clock: TestDatabase,
  options: Parameters<typeof makeReleasedPanel>[0] = {},
): Promise<Meeting> {
  const panel = await makeReleasedPanel(options);
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

/** The locked report is handed in and accepted. */
export async function conclude({ caseId, filing, members }: Meeting): Promise<void> {
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
export async function revise({ caseId, filing, leader, others, plan: old }: Meeting) {
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

/** What the company asks the supervising unit for: the version the panel or its leader has seen. */
export const companyRequest = {
  companySignatory: "李总工",
  subcontractorWrote: false,
  subcontractorSignatory: "",
  version: "REVIEWED",
  selfRevision: "",
} as const;

export async function permit({ caseId, filing }: Meeting, sha256: string): Promise<void> {
  const supervision = await supervisorOf(filing);
  await layFile(caseId, "company_approval", filing.actor);
  await requestApproval(await as(filing.actor), { caseId, ...companyRequest });
  await openLeaderOpinion(await as(supervision), { caseId });
  await layFile(caseId, "supervisor_approval", supervision);
  await grantApproval(await as(supervision), { caseId, signatory: "王总监", sha256 });
}
