import { eq, sql } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import {
  auditEntry,
  invitation,
  leaderElection,
  reviewCase,
  revisionReply,
  revisionRound,
  smsMessage,
} from "../../../src/db/schema";
import {
  commentRevision,
  decideRevision,
  findMemberRevision,
  findRevision,
  findRevisionDesk,
  listMemberRevisions,
  markOverdueReviews,
  saveOpinion,
  saveReplies,
  submitRevision,
} from "../../../src/features/approvals";
import { systemContext } from "../../../src/platform/context";
import { type ConcludedCase, layFile, makeConcludedCase } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { as, contractorActor, makeUnit } from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
let at: ConcludedCase;

beforeEach(async () => {
  at = await makeConcludedCase("PASS_AFTER_REVISION");
});

const caseOf = async (id: string) =>
  (await database().select().from(reviewCase).where(eq(reviewCase.id, id)))[0]!;
const roundsOf = (id: string) =>
  database().select().from(revisionRound).where(eq(revisionRound.caseId, id)).orderBy(revisionRound.round);
const auditOf = (id: string, action: string) =>
  database().select().from(auditEntry).where(sql`subject_id = ${id} and action = ${action}`);
const replies = () =>
  Object.fromEntries(at.required.map((id) => [id, { place: "第四章 4.3 节", reply: "补充了验算" }]));
const opinion = (decision: "CONFIRMED" | "MORE_CHANGES" | "SUBSTANTIAL", done = true) => ({
  items: Object.fromEntries(at.required.map((id) => [id, { done, remark: done ? "" : "仍缺验算" }])),
  opinion: "已核对修改稿",
  decision,
});

async function handIn() {
  const plan = await layFile(at.caseId, "plan", at.filing.actor);
  await saveReplies(await as(at.filing.actor), { caseId: at.caseId, replies: replies() });
  await submitRevision(await as(at.filing.actor), { caseId: at.caseId });
  const round = (await roundsOf(at.caseId)).at(-1)!;
  return { plan, round };
}

async function decide(roundId: string, decision: Parameters<typeof opinion>[0], done = true) {
  const leader = await as(at.leader.actor);
  await saveOpinion(leader, { roundId, draft: opinion(decision, done) });
  return decideRevision(await as(at.leader.actor), { roundId });
}

async function invariantsHold() {
  const findings = await checkInvariants(database());
  expect(
    findings.filter(({ offenders, name }) => offenders.length > 0 && /^(approvals|reviews)\./.test(name)),
  ).toEqual([]);
}

describe("handing in a revised plan", () => {
  it("names everything that is missing, and changes nothing", async () => {
    await expect(submitRevision(await as(at.filing.actor), { caseId: at.caseId })).rejects.toMatchObject({
      code: "NOT_READY",
      sentence: expect.stringMatching(/还没有上传修改后的方案；修改对照表还有2项未填写：第1、2项/),
    });
    expect(await roundsOf(at.caseId)).toEqual([]);
  });

  it("binds the new file, starts the leader's working days, asks the leader and tells the others", async () => {
    const { plan, round } = await handIn();
    expect(round).toMatchObject({ round: 1, state: "LEADER_REVIEW", planSha256: plan.sha256 });
    expect(round.leaderDueAt.getTime()).toBeGreaterThan(round.submittedAt.getTime());
    const told = await database()
      .select()
      .from(smsMessage)
      .where(eq(smsMessage.subjectType, "revisionNotice"));
    const mine = told.filter(({ personId }) => at.members.some(({ expert }) => expert.personId === personId));
    expect(mine.filter(({ template }) => template === "revisionSubmitted")).toHaveLength(1);
    expect(mine.filter(({ template }) => template === "revisionInformed")).toHaveLength(4);
    expect(await auditOf(at.caseId, "revision.submitted")).toHaveLength(1);
    await invariantsHold();
  });

  it("is refused twice: one round lies with the leader at a time", async () => {
    const plan = await layFile(at.caseId, "plan", at.filing.actor);
    await saveReplies(await as(at.filing.actor), { caseId: at.caseId, replies: replies() });
    const tries = await Promise.allSettled([
      submitRevision(await as(at.filing.actor), { caseId: at.caseId }),
      submitRevision(await as(at.filing.actor), { caseId: at.caseId }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await roundsOf(at.caseId)).toMatchObject([{ planSha256: plan.sha256 }]);
  });

  it("is not there for another unit, and refuses items of another report", async () => {
    const other = contractorActor("other", at.filing.actor.personId, await makeUnit("别家", ["contractor"]));
    await expect(
      saveReplies(await as(other), { caseId: at.caseId, replies: replies() }),
    ).rejects.toMatchObject({ subject: "case" });
    await expect(
      saveReplies(await as(at.filing.actor), {
        caseId: at.caseId,
        replies: { [at.caseId]: { place: "x", reply: "y" } },
      }),
    ).rejects.toMatchObject({ name: "InvalidInput" });
    expect(await findRevision(await as(other), at.caseId)).toBeNull();
  });
});

describe("the leader's opinion", () => {
  it("confirms exactly the file handed in and leads to the approval", async () => {
    const { round, plan } = await handIn();
    expect(await decide(round.id, "CONFIRMED")).toMatchObject({ decision: "CONFIRMED" });
    expect((await caseOf(at.caseId)).state).toBe("APPROVAL");
    const [stored] = await roundsOf(at.caseId);
    expect(stored).toMatchObject({
      state: "CONFIRMED",
      planSha256: plan.sha256,
      leaderInvitationId: at.leader.invitationId,
    });
    const done = await database().select().from(revisionReply).where(eq(revisionReply.roundId, round.id));
    expect(done.map((one) => one.done)).toEqual([true, true]);
    expect(await auditOf(at.caseId, "revision.decided")).toHaveLength(1);
    await invariantsHold();
  });

  it("cannot confirm while a change is not done; asks for more; the next round needs a newer version", async () => {
    const { round } = await handIn();
    await expect(decide(round.id, "CONFIRMED", false)).rejects.toMatchObject({ code: "NOT_DONE" });
    await decide(round.id, "MORE_CHANGES", false);
    expect((await caseOf(at.caseId)).state).toBe("REVISION");
    const desk = await findRevisionDesk(await as(at.filing.actor), at.caseId);
    expect(desk?.lacks).toEqual(["还没有上传修改后的方案"]);
    await expect(submitRevision(await as(at.filing.actor), { caseId: at.caseId })).rejects.toMatchObject({
      code: "NOT_READY",
    });
    const second = await handIn();
    await decide(second.round.id, "CONFIRMED");
    expect((await roundsOf(at.caseId)).map(({ state }) => state)).toEqual(["MORE_CHANGES", "CONFIRMED"]);
    await invariantsHold();
  });

  it("ends the case by a substantial change, and a draft on the same work follows", async () => {
    const { round } = await handIn();
    await decide(round.id, "SUBSTANTIAL", false);
    expect(await caseOf(at.caseId)).toMatchObject({ state: "CLOSED_SUPERSEDED", closedAt: expect.any(Date) });
    const [next] = await database().select().from(reviewCase).where(eq(reviewCase.predecessorId, at.caseId));
    expect(next).toMatchObject({
      state: "DRAFT",
      predecessorKind: "SUBSTANTIAL",
      projectId: at.filing.projectId,
    });
    expect(await auditOf(at.caseId, "case.succeeded")).toHaveLength(1);
    await invariantsHold();
  });

  it("is the leader's of now alone: a vacated one is followed by the next, who sees the task", async () => {
    const { round } = await handIn();
    const [heir] = at.others;
    await expect(
      saveOpinion(await as(heir!.actor), { roundId: round.id, draft: opinion("CONFIRMED") }),
    ).rejects.toMatchObject({ code: "NOT_LEADER" });
    await saveOpinion(await as(at.leader.actor), { roundId: round.id, draft: opinion("CONFIRMED") });
    const now = (await as(at.leader.actor)).now;
    await database()
      .update(leaderElection)
      .set({ state: "VACATED", vacatedAt: now, vacatedReason: "测试" })
      .where(eq(leaderElection.caseId, at.caseId));
    await database()
      .insert(leaderElection)
      .values({
        id: crypto.randomUUID(),
        caseId: at.caseId,
        ordinal: 2,
        state: "DECIDED",
        candidates: [heir!.invitationId],
        closesAt: now,
        leaderInvitationId: heir!.invitationId,
        way: "APPOINTED",
        decidedAt: now,
      });
    await expect(decideRevision(await as(at.leader.actor), { roundId: round.id })).rejects.toMatchObject({
      code: "NOT_LEADER",
    });
    const tasks = await listMemberRevisions(await as(heir!.actor));
    expect(tasks.filter(({ roundId }) => roundId === round.id)).toMatchObject([{ leads: true }]);
    await decideRevision(await as(heir!.actor), { roundId: round.id });
    expect((await roundsOf(at.caseId))[0]!.leaderInvitationId).toBe(heir!.invitationId);
  });

  it("is given once, whoever presses at the same moment", async () => {
    const { round } = await handIn();
    await saveOpinion(await as(at.leader.actor), { roundId: round.id, draft: opinion("CONFIRMED") });
    const tries = await Promise.allSettled([
      decideRevision(await as(at.leader.actor), { roundId: round.id }),
      decideRevision(await as(at.leader.actor), { roundId: round.id }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await auditOf(at.caseId, "revision.decided")).toHaveLength(1);
  });

  it("that is overdue is put on record once, and she is reminded once", async () => {
    const { round } = await handIn();
    await db.advance(12 * 86_400_000);
    expect(await markOverdueReviews(await systemContext("test"))).toBeGreaterThan(0);
    expect(await markOverdueReviews(await systemContext("test"))).toBe(0);
    expect(await auditOf(at.caseId, "revision.overdue")).toHaveLength(1);
    const told = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, round.id));
    expect(told.map(({ template }) => template)).toEqual(["revisionOverdue"]);
    await decide(round.id, "CONFIRMED");
    await invariantsHold();
  });
});

describe("the other members", () => {
  it("read the revision and comment while it lies with the leader, strangers see nothing", async () => {
    const { round } = await handIn();
    const [member] = at.others;
    await commentRevision(await as(member!.actor), { roundId: round.id, text: "请再核对第3页" });
    const seen = await findMemberRevision(await as(at.leader.actor), round.id);
    expect(seen).toMatchObject({ leads: true, round: { comments: [{ text: "请再核对第3页" }] } });
    expect(await findMemberRevision(await as(member!.actor), round.id)).toMatchObject({
      leads: false,
      draft: null,
    });
    const stranger = (await makeConcludedCase("PASS")).leader.actor;
    expect(await findMemberRevision(await as(stranger), round.id)).toBeNull();
    await expect(commentRevision(await as(stranger), { roundId: round.id, text: "x" })).rejects.toMatchObject(
      { subject: "revision" },
    );
    await decide(round.id, "CONFIRMED");
    await expect(
      commentRevision(await as(member!.actor), { roundId: round.id, text: "晚了" }),
    ).rejects.toMatchObject({ code: "ROUND_DECIDED" });
    const [row] = await database().select().from(invitation).where(eq(invitation.id, member!.invitationId));
    expect(await auditOf(round.id, "revision.commented")).toHaveLength(1);
    expect(row!.state).toBe("ATTENDED");
  });
});
