import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { reportSubmission } from "../../../src/db/schema";
import {
  grantApproval,
  openLeaderOpinion,
  requestApproval,
  saveOpinion,
  saveReplies,
  submitRevision,
} from "../../../src/features/approvals";
import { acceptedReport, roundsOf } from "../../../src/features/approvals/accepted-report";
import { acceptReport, dissentFromReport, submitReport } from "../../../src/features/reports";
import type { UserActor } from "../../../src/platform/actor";
import {
  layFile as layPaper,
  lock,
  type Meeting,
  present,
  reportOf,
} from "../../use-cases/reports/report-world";
import { layFile } from "../approval-world";
import { as, regulatorActor } from "../world";
import { ownDistrict } from "./cast";

type Conclusion = "PASS" | "PASS_AFTER_REVISION" | "FAIL";

export interface HandIn {
  readonly report: string;
  readonly sheet: string;
  readonly code: string;
  readonly signers: readonly string[];
}

/** Everybody has agreed; the signed paper lies on the platform and is not handed in. */
export async function sign(at: Meeting, conclusion: Conclusion): Promise<HandIn> {
  await lock(at, conclusion);
  await layPaper(at.caseId, "report_form");
  return {
    report: await layPaper(at.caseId, "report"),
    sheet: await layPaper(at.caseId, "sign_in_sheet"),
    code: (await reportOf(at.caseId)).checkCode ?? "",
    signers: at.members.map(({ invitationId }) => invitationId),
  };
}

/** The paper is handed in and waits for its district. */
export async function handIn(at: Meeting, conclusion: Conclusion): Promise<string> {
  const { report, sheet, code, signers } = await sign(at, conclusion);
  const { caseId } = at;
  await submitReport(await as(at.filing.actor), {
    caseId,
    reportFileId: report,
    sheetFileId: sheet,
    signers: [...signers],
    conclusion,
    checkCode: code,
  });
  const [row] = await database()
    .select({ id: reportSubmission.id })
    .from(reportSubmission)
    .where(eq(reportSubmission.caseId, caseId));
  return row!.id;
}

/** The district has accepted it: the case is concluded. */
export async function conclude(at: Meeting, conclusion: Conclusion): Promise<Meeting> {
  const submissionId = await handIn(at, conclusion);
  await acceptReport(await as(regulatorActor("district", ownDistrict)), { submissionId, note: "" });
  return at;
}

/** One of the others does not agree: the panel is divided. */
export async function divide(at: Meeting): Promise<Meeting> {
  const contentHash = await present(at);
  const last = at.others.at(-1)!;
  await dissentFromReport(await as(last.actor), {
    invitationId: last.invitationId,
    contentHash,
    conclusion: "FAIL",
    reason: "支撑体系的验算不足以保证安全",
  });
  await layPaper(at.caseId, "mediation_minutes");
  return at;
}

export async function requiredChange(at: Meeting): Promise<string> {
  const report = await acceptedReport(database(), at.caseId);
  return report!.required[0]!.id;
}

/** A revised plan is with the leader. */
export async function revise(at: Meeting): Promise<{ roundId: string; itemId: string; planId: string }> {
  await conclude(at, "PASS_AFTER_REVISION");
  const plan = await layFile(at.caseId, "plan", at.filing.actor);
  const report = await acceptedReport(database(), at.caseId);
  const ids = report!.required.map(({ id }) => id);
  const replies = Object.fromEntries(ids.map((id) => [id, { place: "第5章", reply: "已补充验算" }]));
  const ctx = await as(at.filing.actor);
  await saveReplies(ctx, { caseId: at.caseId, replies });
  await submitRevision(ctx, { caseId: at.caseId });
  const [round] = await roundsOf(database(), at.caseId);
  return { roundId: round!.id, itemId: ids[0]!, planId: plan.id };
}

/** The leader has written her opinion and not given it. */
export async function judge(at: Meeting, roundId: string): Promise<void> {
  const report = await acceptedReport(database(), at.caseId);
  const items = Object.fromEntries(report!.required.map(({ id }) => [id, { done: true, remark: "" }]));
  const draft = { items, opinion: "已按意见修改", decision: "CONFIRMED" as const };
  await saveOpinion(await as(at.leader.actor), { roundId, draft });
}

/** The panel passed the plan, the company signed it. */
export async function pass(at: Meeting): Promise<Meeting> {
  await conclude(at, "PASS");
  await layFile(at.caseId, "company_approval", at.filing.actor);
  return at;
}

/** It is with the supervising unit; answers the hash of the plan. */
export async function askApproval(at: Meeting): Promise<string> {
  await pass(at);
  await requestApproval(await as(at.filing.actor), {
    caseId: at.caseId,
    companySignatory: "王总工",
    subcontractorWrote: false,
    subcontractorSignatory: "",
    version: "REVIEWED",
    selfRevision: "",
  });
  return at.plan.sha256;
}

/** The supervising unit has read what the leader says and signed its page. */
export async function readAndSign(at: Meeting, supervisor: UserActor): Promise<void> {
  await openLeaderOpinion(await as(supervisor), { caseId: at.caseId });
  await layFile(at.caseId, "supervisor_approval", supervisor);
}

export async function approve(at: Meeting, supervisor: UserActor): Promise<void> {
  const sha256 = await askApproval(at);
  await readAndSign(at, supervisor);
  await grantApproval(await as(supervisor), { caseId: at.caseId, signatory: "赵总监", sha256 });
}
