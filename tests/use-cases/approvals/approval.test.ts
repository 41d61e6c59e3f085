import { eq, sql } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { approval, auditEntry, type Conclusion, reviewCase, smsMessage } from "../../../src/db/schema";
import {
  decideRevision,
  declareSubstantial,
  findApproval,
  followCase,
  grantApproval,
  openLeaderOpinion,
  refuseApproval,
  requestApproval,
  saveOpinion,
  saveReplies,
  submitRevision,
} from "../../../src/features/approvals";
import { type ConcludedCase, layFile, makeConcludedCase } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { as, contractorActor, makeUnit } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
let at: ConcludedCase;

const caseOf = async (id: string) =>
  (await database().select().from(reviewCase).where(eq(reviewCase.id, id)))[0]!;
const approvalsOf = (id: string) =>
  database().select().from(approval).where(eq(approval.caseId, id)).orderBy(approval.ordinal);
const auditOf = (id: string, action: string) =>
  database().select().from(auditEntry).where(sql`subject_id = ${id} and action = ${action}`);

async function concluded(conclusion: Conclusion) {
  at = await makeConcludedCase(conclusion);
}

/** Uploaded, handed in and confirmed by the leader; answers the file. */
async function confirmed() {
  const plan = await layFile(at.caseId, "plan", at.filing.actor);
  const each = <T>(value: T) => Object.fromEntries(at.required.map((id) => [id, value]));
  await saveReplies(await as(at.filing.actor), {
    caseId: at.caseId,
    replies: each({ place: "第四章", reply: "已补充" }),
  });
  await submitRevision(await as(at.filing.actor), { caseId: at.caseId });
  const [round] =
    await db.owner`select id from revision_round where case_id = ${at.caseId} and state = 'LEADER_REVIEW'`;
  await saveOpinion(await as(at.leader.actor), {
    roundId: round!.id,
    draft: { items: each({ done: true, remark: "" }), opinion: "同意", decision: "CONFIRMED" },
  });
  await decideRevision(await as(at.leader.actor), { roundId: round!.id });
  return plan;
}

const request = (more: Partial<Parameters<typeof requestApproval>[1]> = {}) => ({
  caseId: at.caseId,
  companySignatory: "李总工",
  subcontractorWrote: false,
  subcontractorSignatory: "",
  version: "REVIEWED" as const,
  selfRevision: "",
  ...more,
});

async function ask(more: Parameters<typeof request>[0] = {}) {
  await layFile(at.caseId, "company_approval", at.filing.actor);
  await requestApproval(await as(at.filing.actor), request(more));
  return (await approvalsOf(at.caseId)).at(-1)!;
}

async function grant(sha256: string) {
  await openLeaderOpinion(await as(at.supervision), { caseId: at.caseId });
  await layFile(at.caseId, "supervisor_approval", at.supervision);
  return grantApproval(await as(at.supervision), { caseId: at.caseId, signatory: "王总监", sha256 });
}

async function invariantsHold() {
  const findings = await checkInvariants(database());
  expect(
    findings.filter(({ offenders, name }) => offenders.length > 0 && /^(approvals|reviews)\./.test(name)),
  ).toEqual([]);
}

describe("after 修改后通过", () => {
  beforeEach(() => concluded("PASS_AFTER_REVISION"));

  it("exactly the file that the leader confirmed is approved, and 方可实施 follows", async () => {
    const plan = await confirmed();
    const asked = await ask();
    expect(asked).toMatchObject({ planSha256: plan.sha256, state: "SUPERVISOR_REVIEW" });
    const told = await database().select().from(smsMessage).where(eq(smsMessage.template, "approvalAsked"));
    expect(told.filter(({ personId }) => personId === at.supervision.personId)).toHaveLength(1);
    await grant(plan.sha256);
    expect(await caseOf(at.caseId)).toMatchObject({ state: "APPROVED", approvedAt: expect.any(Date) });
    expect((await approvalsOf(at.caseId))[0]).toMatchObject({
      state: "APPROVED",
      siteCode: expect.stringMatching(/^[0-9a-f]{32}$/),
      supervisorSignatory: "王总监",
    });
    for (const action of ["approval.requested", "approval.opinionOpened", "approval.granted"])
      expect(await auditOf(at.caseId, action)).toHaveLength(1);
    await invariantsHold();
  });

  it("nothing is decided before the leader's opinion was opened, by another unit, or on another hash", async () => {
    const plan = await confirmed();
    await ask();
    await layFile(at.caseId, "supervisor_approval", at.supervision);
    const press = async (sha256: string, actor = at.supervision) =>
      grantApproval(await as(actor), { caseId: at.caseId, signatory: "王总监", sha256 });
    await expect(press(plan.sha256)).rejects.toMatchObject({ code: "OPINION_UNREAD" });
    const other = {
      ...contractorActor("x", at.supervision.personId, await makeUnit("别家监理")),
      role: "supervision" as const,
    };
    await expect(openLeaderOpinion(await as(other), { caseId: at.caseId })).rejects.toMatchObject({
      subject: "case",
    });
    await expect(press(plan.sha256, other)).rejects.toMatchObject({ subject: "case" });
    expect(await findApproval(await as(other), at.caseId)).toBeNull();
    await openLeaderOpinion(await as(at.supervision), { caseId: at.caseId });
    await openLeaderOpinion(await as(at.supervision), { caseId: at.caseId });
    expect(await auditOf(at.caseId, "approval.opinionOpened")).toHaveLength(1);
    await expect(press("0".repeat(64))).rejects.toMatchObject({ name: "InvalidInput" });
    // A plan uploaded by somebody behind our back, or a row tampered with: the WHERE refuses (E20).
    await db.owner`update approval set plan_sha256 = ${"a".repeat(64)} where case_id = ${at.caseId}`;
    await expect(press("a".repeat(64))).rejects.toMatchObject({ code: "APPROVAL_MOVED" });
    expect((await caseOf(at.caseId)).state).toBe("APPROVAL");
    await db.owner`update approval set plan_sha256 = ${plan.sha256} where case_id = ${at.caseId}`;
  });

  it("a page signed before the request does not count, and only one of two presses wins", async () => {
    const plan = await confirmed();
    await layFile(at.caseId, "supervisor_approval", at.supervision);
    await db.advance(1000);
    await ask();
    await openLeaderOpinion(await as(at.supervision), { caseId: at.caseId });
    const press = async () =>
      grantApproval(await as(at.supervision), {
        caseId: at.caseId,
        signatory: "王总监",
        sha256: plan.sha256,
      });
    await expect(press()).rejects.toMatchObject({ code: "NO_PAGE" });
    await db.advance(1000);
    await layFile(at.caseId, "supervisor_approval", at.supervision);
    const tries = await Promise.allSettled([press(), press()]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await auditOf(at.caseId, "approval.granted")).toHaveLength(1);
  });

  it("a refusal leads back to the revision, and the earlier confirmation no longer counts", async () => {
    await confirmed();
    await ask();
    await openLeaderOpinion(await as(at.supervision), { caseId: at.caseId });
    await refuseApproval(await as(at.supervision), { caseId: at.caseId, reason: "监测布点不足" });
    expect((await caseOf(at.caseId)).state).toBe("REVISION");
    expect(await auditOf(at.caseId, "approval.refused")).toHaveLength(1);
    const second = await confirmed();
    await expect(requestApproval(await as(at.filing.actor), request())).rejects.toMatchObject({
      sentence: expect.stringMatching(/缺少施工单位技术负责人审批页/),
    });
    expect(await ask()).toMatchObject({ ordinal: 2, planSha256: second.sha256 });
    await grant(second.sha256);
    await invariantsHold();
  });
});

describe("after 通过", () => {
  beforeEach(() => concluded("PASS"));

  it("the reviewed file is approved, not the newest", async () => {
    await db.advance(1000);
    await layFile(at.caseId, "plan", at.filing.actor);
    expect(await ask()).toMatchObject({ planSha256: at.plan.sha256, selfRevision: null });
    await grant(at.plan.sha256);
    await invariantsHold();
  });

  it("a version of one's own needs the declaration of what was changed (E21)", async () => {
    await layFile(at.caseId, "company_approval", at.filing.actor);
    await expect(
      requestApproval(await as(at.filing.actor), request({ version: "OWN" })),
    ).rejects.toMatchObject({ code: "NOT_READY" });
    await db.advance(1000);
    const own = await layFile(at.caseId, "plan", at.filing.actor);
    await expect(
      requestApproval(await as(at.filing.actor), request({ version: "OWN" })),
    ).rejects.toMatchObject({ name: "InvalidInput" });
    await requestApproval(
      await as(at.filing.actor),
      request({ version: "OWN", selfRevision: "按建议补充了应急电话，不属于重大修改" }),
    );
    expect((await approvalsOf(at.caseId))[0]).toMatchObject({ planSha256: own.sha256 });
    await grant(own.sha256);
    await invariantsHold();
  });

  it("a refusal stays here for another request; a second one at the same time is refused", async () => {
    await ask();
    await expect(ask()).rejects.toMatchObject({ code: "ALREADY_ASKED" });
    await openLeaderOpinion(await as(at.supervision), { caseId: at.caseId });
    await refuseApproval(await as(at.supervision), { caseId: at.caseId, reason: "签字不清" });
    expect((await caseOf(at.caseId)).state).toBe("APPROVAL");
    await ask();
    await invariantsHold();
  });

  it("a subcontractor that wrote the plan signs too", async () => {
    await db.owner`insert into project_party (id, project_id, role, organization_id)
      select gen_random_uuid(), ${at.filing.projectId}, 'plan_author', ${at.filing.parties.design!.id}`;
    await expect(ask()).rejects.toMatchObject({
      sentence: expect.stringMatching(/分包单位技术负责人审批页/),
    });
    await layFile(at.caseId, "subcontractor_approval", at.filing.actor);
    await expect(ask()).rejects.toMatchObject({ name: "InvalidInput" });
    expect(await ask({ subcontractorSignatory: "赵工" })).toMatchObject({ subcontractorSignatory: "赵工" });
  });

  it("a substantial change supersedes the approved case, and its approval says so", async () => {
    await ask();
    await grant(at.plan.sha256);
    const { successorId } = await declareSubstantial(await as(at.filing.actor), {
      caseId: at.caseId,
      reason: "设计变更，基坑加深3米",
    });
    expect((await caseOf(at.caseId)).state).toBe("CLOSED_SUPERSEDED");
    expect(await caseOf(successorId!)).toMatchObject({
      state: "DRAFT",
      predecessorId: at.caseId,
      predecessorKind: "SUBSTANTIAL",
    });
    await expect(
      declareSubstantial(await as(at.filing.actor), { caseId: at.caseId, reason: "再来" }),
    ).rejects.toMatchObject({ code: "CANNOT_SUPERSEDE" });
    await invariantsHold();
  });
});

describe("after 不通过", () => {
  it("the contractor follows the case with a draft on the same work, once", async () => {
    await concluded("FAIL");
    const { caseId } = await followCase(await as(at.filing.actor), { caseId: at.caseId });
    expect(await caseOf(caseId)).toMatchObject({
      state: "DRAFT",
      predecessorId: at.caseId,
      predecessorKind: "FAILED",
    });
    await expect(followCase(await as(at.filing.actor), { caseId: at.caseId })).rejects.toMatchObject({
      code: "TWIN_CASE",
    });
    await invariantsHold();
  });
});
