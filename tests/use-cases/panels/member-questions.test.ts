import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import {
  expertEmployment,
  expertTerm,
  invitation,
  memberQuestion,
  reviewCase,
  smsMessage,
} from "../../../src/db/schema";
import { resign } from "../../../src/features/experts";
import {
  acceptInvitation,
  carryOutQuestions,
  countQuestions,
  decideQuestion,
  findMemberQuestion,
  followStanding,
  listLateConflicts,
  listOpenQuestionsOf,
  listQuestions,
  withdrawInvitation,
} from "../../../src/features/panels";
import { addDays, dateAt, SPECIALTY_CODES } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf } from "../../support/drawn-case";
import {
  acceptAs,
  carryInvitation,
  makeTracedCase,
  sweepPanels,
  workTraced,
} from "../../support/traced-world";
import { as, expertActor, type Filing, makePool, type PoolExpert, regulatorActor } from "../../support/world";
import { auditOf, decide, makeOfficer } from "../experts/decision-world";

jest.setTimeout(60_000);

const db = useDatabase();
const hour = 3_600_000;
const specialties = SPECIALTY_CODES.filter((code) => code.startsWith("SZ-"));
let specialty: string;
let officers: [UserActor, UserActor];
let pool: PoolExpert[];
let hours = 100;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  officers = [await makeOfficer("甲"), await makeOfficer("乙")];
});

/** People of a specialty of their own, so that no test takes another's. */
beforeEach(async () => {
  specialty = specialties.shift()!;
  pool = await makePool(9, [specialty]);
});

type Invited = Awaited<ReturnType<typeof invitationsOf>>[number];
const expertOf = (one: Pick<Invited, "expertId">) => pool.find(({ id }) => id === one.expertId)!;
const caseOf = async (caseId: string) =>
  (await database().select().from(reviewCase).where(eq(reviewCase.id, caseId)))[0]!;
const invited = async (id: string) =>
  (await database().select().from(invitation).where(eq(invitation.id, id)))[0]!;
const questionsOf = (caseId: string) =>
  database().select().from(memberQuestion).where(eq(memberQuestion.caseId, caseId));

async function asked(startsInHours?: number): Promise<{ filing: Filing; people: Invited[] }> {
  hours += 24;
  const filing = await makeTracedCase({
    seats: [{ specialty, count: 5 }],
    startsInHours: startsInHours ?? hours,
  });
  await draw(filing);
  for (const { id } of await invitationsOf(filing.caseId)) await carryInvitation(id, "DELIVERED");
  return { filing, people: await invitationsOf(filing.caseId) };
}

async function formed(startsInHours?: number): Promise<{ filing: Filing; people: Invited[] }> {
  const { filing } = await asked(startsInHours);
  await acceptAll(filing.caseId);
  expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
  return { filing, people: await invitationsOf(filing.caseId) };
}

async function acceptAll(caseId: string): Promise<void> {
  for (const one of await invitationsOf(caseId)) {
    if (one.state === "CREATED") await carryInvitation(one.id, "DELIVERED");
    if (["CREATED", "SENT", "DELIVERED"].includes(one.state)) await acceptAs(pool, one);
  }
  await workTraced();
}

async function suspend(one: Invited, terms = {}): Promise<void> {
  await decide(officers, expertOf(one), "SUSPEND", terms);
  await workTraced();
}

async function invariantsHold(): Promise<void> {
  const findings = await checkInvariants(database());
  const broken = findings.filter(({ offenders, name }) => offenders.length > 0 && name.startsWith("panels."));
  expect(broken).toEqual([]);
}

describe("a member of a standing panel who is suspended", () => {
  it("keeps her seat until the station has decided: replaced, and the panel stands again", async () => {
    const { filing, people } = await formed();
    await suspend(people[0]!);
    expect((await invited(people[0]!.id)).state).toBe("ACCEPTED");
    expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
    const [question] = await questionsOf(filing.caseId);
    expect(question).toMatchObject({ cause: "SUSPENDED", suggestion: "REPLACE", state: "OPEN" });
    expect(question!.decideBy.getTime() - question!.openedAt.getTime()).toBeLessThanOrEqual(24 * hour);
    expect(await auditOf(question!.id, "question.opened")).toHaveLength(1);
    await invariantsHold();
    await followStanding(await systemContext("again"), { expertId: people[0]!.expertId });
    expect(await questionsOf(filing.caseId)).toHaveLength(1);

    await decideQuestion(await as(officers[0]), {
      questionId: question!.id,
      decision: "REPLACE",
      reason: "会前可以补位",
    });
    expect(await invited(people[0]!.id)).toMatchObject({ state: "RELEASED", revokedReason: "STANDING" });
    expect(await questionsOf(filing.caseId)).toMatchObject([
      { state: "REPLACED", decidedBy: officers[0].personId, reason: "会前可以补位" },
    ]);
    expect(await caseOf(filing.caseId)).toMatchObject({ state: "DRAWING", panelFormedAt: null });
    const told = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, people[0]!.id));
    expect(told.map(({ template }) => template)).toContain("invitationRevoked");
    await workTraced();
    expect((await caseOf(filing.caseId)).state).toBe("INVITING");
    await invariantsHold();
    await acceptAll(filing.caseId);
    expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
    const seated = (await invitationsOf(filing.caseId)).filter(({ state }) => state === "ACCEPTED");
    expect(seated).toHaveLength(5);
    expect(seated.map(({ expertId }) => expertId)).not.toContain(people[0]!.expertId);
    await invariantsHold();
  });

  it("is kept when the station says so, also when the panel is drawn again for another", async () => {
    const { filing, people } = await formed();
    await suspend(people[0]!);
    const [question] = await questionsOf(filing.caseId);
    await decideQuestion(await as(officers[0]), {
      questionId: question!.id,
      decision: "KEEP",
      reason: "事项与本次论证无关",
    });
    await sweepPanels();
    expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
    await withdrawInvitation(await as(expertActor(expertOf(people[1]!))), {
      invitationId: people[1]!.id,
      note: "出差",
    });
    await workTraced();
    await acceptAll(filing.caseId);
    await sweepPanels();
    expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
    expect((await invited(people[0]!.id)).state).toBe("ACCEPTED");
    expect(await questionsOf(filing.caseId)).toMatchObject([{ state: "KEPT" }]);
    await invariantsHold();
    // Another suspension is another question.
    await decide(officers, expertOf(people[0]!), "LIFT");
    await suspend(people[0]!);
    expect((await questionsOf(filing.caseId)).map(({ state }) => state).sort()).toEqual(["KEPT", "OPEN"]);
    await invariantsHold();
  });

  it("is replaced when nobody has answered in time, once, whoever looks", async () => {
    const { filing, people } = await formed();
    await suspend(people[0]!);
    await db.advance(23 * hour);
    expect(await carryOutQuestions(await systemContext("early"))).toBe(0);
    await db.advance(2 * hour);
    await Promise.all([1, 2, 3, 4].map(async (n) => carryOutQuestions(await systemContext(`sweep-${n}`))));
    const [question] = await questionsOf(filing.caseId);
    expect(question).toMatchObject({ state: "REPLACED", decidedBy: null });
    expect(await auditOf(question!.id, "question.decided")).toMatchObject([
      { actorKind: "system", detail: { decision: "REPLACE", unanswered: true } },
    ]);
    expect(await auditOf(people[0]!.id, "invitation.released")).toHaveLength(1);
    expect((await invited(people[0]!.id)).state).toBe("RELEASED");
    await workTraced();
    expect((await caseOf(filing.caseId)).state).toBe("INVITING");
    await invariantsHold();
  });

  it("reinstated before anybody has decided, is asked about no longer", async () => {
    const { filing, people } = await formed();
    await suspend(people[0]!);
    const [question] = await questionsOf(filing.caseId);
    await decide(officers, expertOf(people[0]!), "LIFT");
    await expect(
      decideQuestion(await as(officers[0]), {
        questionId: question!.id,
        decision: "REPLACE",
        reason: "迟了",
      }),
    ).rejects.toMatchObject({ code: "STANDING_CHANGED" });
    await workTraced();
    expect(await questionsOf(filing.caseId)).toMatchObject([{ state: "LAPSED" }]);
    expect(await auditOf(question!.id, "question.lapsed")).toHaveLength(1);
    expect((await invited(people[0]!.id)).state).toBe("ACCEPTED");
    await invariantsHold();
  });

  it("is decided about at once when the meeting leaves no time to wait", async () => {
    const { filing, people } = await formed(30);
    await db.advance(10 * hour);
    await suspend(people[0]!);
    await sweepPanels();
    expect(await questionsOf(filing.caseId)).toMatchObject([{ state: "REPLACED" }]);
    expect((await invited(people[0]!.id)).state).toBe("RELEASED");
    await invariantsHold();
  });

  it("from a later day on, is asked about on that day, by looking alone", async () => {
    const { filing, people } = await formed();
    await suspend(people[0]!, { from: addDays(dateAt(await readNow()), 1) });
    await sweepPanels();
    expect(await questionsOf(filing.caseId)).toEqual([]);
    await db.advance(24 * hour);
    await sweepPanels();
    expect(await questionsOf(filing.caseId)).toMatchObject([{ cause: "SUSPENDED" }]);
  });

  it("who is removed meanwhile, is asked about for that instead", async () => {
    const { filing, people } = await formed();
    await suspend(people[0]!);
    await decide(officers, expertOf(people[0]!), "REMOVE");
    await workTraced();
    const states = (await questionsOf(filing.caseId)).map(({ cause, state }) => `${cause} ${state}`);
    expect(states.sort()).toEqual(["REMOVED OPEN", "SUSPENDED LAPSED"]);
    await invariantsHold();
  });
});

describe("other ways to lose one's standing on a standing panel", () => {
  it("resigned and removed: a question that suggests to replace; deceased: she cannot be kept", async () => {
    const { filing, people } = await formed();
    await resign(await as(expertActor(expertOf(people[0]!))), { reason: "个人原因" });
    await decide(officers, expertOf(people[1]!), "REMOVE");
    await decide(officers, expertOf(people[2]!), "DECEASED");
    await workTraced();
    const questions = await questionsOf(filing.caseId);
    expect(questions.map(({ cause, suggestion }) => `${cause} ${suggestion}`).sort()).toEqual([
      "DECEASED REPLACE",
      "REMOVED REPLACE",
      "RESIGNED REPLACE",
    ]);
    const dead = questions.find(({ cause }) => cause === "DECEASED")!;
    await expect(
      decideQuestion(await as(officers[0]), { questionId: dead.id, decision: "KEEP", reason: "无" }),
    ).rejects.toMatchObject({ code: "CANNOT_KEEP" });
    await decideQuestion(await as(officers[0]), {
      questionId: dead.id,
      decision: "REPLACE",
      reason: "补位",
    });
    const told = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, people[2]!.id));
    expect(told.map(({ template }) => template)).not.toContain("invitationRevoked");
    // The other two are still being decided about while the seat is drawn again.
    await workTraced();
    await acceptAll(filing.caseId);
    expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
    expect((await questionsOf(filing.caseId)).filter(({ state }) => state === "OPEN")).toHaveLength(2);
    await invariantsHold();
  });

  it("a term that ends is found by looking, and served out (E22)", async () => {
    const { filing, people } = await formed();
    await db.owner`alter table expert_term disable trigger expert_term_history`;
    await database()
      .update(expertTerm)
      .set({ termTo: dateAt(await readNow()) })
      .where(eq(expertTerm.expertId, people[0]!.expertId));
    await db.owner`alter table expert_term enable trigger expert_term_history`;
    await sweepPanels();
    expect(await questionsOf(filing.caseId)).toEqual([]);
    await db.advance(24 * hour);
    await sweepPanels();
    expect(await questionsOf(filing.caseId)).toMatchObject([
      { cause: "TERM_EXPIRED", suggestion: "KEEP", state: "OPEN" },
    ]);
    await db.advance(25 * hour);
    await sweepPanels();
    expect(await questionsOf(filing.caseId)).toMatchObject([{ state: "KEPT", decidedBy: null }]);
    expect((await invited(people[0]!.id)).state).toBe("ACCEPTED");
    expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
    await invariantsHold();
  });
});

describe("before the panel stands", () => {
  it("who is still asked is asked no longer, without fault; who had accepted is replaced at once", async () => {
    const { filing, people } = await asked();
    await acceptAs(pool, people[0]!);
    await workTraced();
    await suspend(people[0]!);
    await decide(officers, expertOf(people[1]!), "REMOVE");
    await workTraced();
    expect(await invited(people[0]!.id)).toMatchObject({ state: "RELEASED", revokedReason: "STANDING" });
    expect(await invited(people[1]!.id)).toMatchObject({ state: "REVOKED", revokedReason: "STANDING" });
    expect(await questionsOf(filing.caseId)).toEqual([]);
    const drawn = await invitationsOf(filing.caseId);
    expect(drawn.filter(({ state }) => ["CREATED", "SENT", "DELIVERED"].includes(state))).toHaveLength(5);
    await expect(
      acceptInvitation(await as(expertActor(expertOf(people[1]!))), { invitationId: people[1]!.id }),
    ).rejects.toMatchObject({ code: "INVITATION_REVOKED" });
    await invariantsHold();
  });

  it("an answer that comes before anybody looked is not taken", async () => {
    const { people } = await asked();
    await decide(officers, expertOf(people[0]!), "SUSPEND");
    expect(await acceptAs(pool, people[0]!)).toBe("REVOKED");
    expect(await invited(people[0]!.id)).toMatchObject({ state: "REVOKED", revokedReason: "STANDING" });
    await workTraced();
    await invariantsHold();
  });
});

describe("a conflict of interest (E7)", () => {
  const joins = async (one: Invited, organizationId: string, validFrom?: string) =>
    database()
      .insert(expertEmployment)
      .values({
        id: randomId(),
        expertId: one.expertId,
        organizationId,
        main: "no",
        validFrom: validFrom ?? dateAt(await readNow()),
      });

  it("on a standing panel ends the seat at once and is drawn again, whatever else holds of her", async () => {
    const { filing, people } = await formed();
    await suspend(people[0]!);
    await joins(people[0]!, filing.parties.owner!.id);
    await followStanding(await systemContext("test"), { expertId: people[0]!.expertId });
    expect((await invited(people[0]!.id)).state).toBe("REMOVED_CONFLICT");
    expect((await auditOf(people[0]!.id, "invitation.removed"))[0]?.detail).toMatchObject({
      reason: "PARTY_EMPLOYER",
    });
    // Nothing is left to decide about her.
    expect(await questionsOf(filing.caseId)).toMatchObject([{ state: "LAPSED" }]);
    await workTraced();
    const rounds = await db.owner`select round from draw_round where case_id = ${filing.caseId}`;
    expect(rounds).toHaveLength(2);
    await acceptAll(filing.caseId);
    expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
    await invariantsHold();
  });

  it("found when the meeting has been, replaces nobody and marks the case, once", async () => {
    const { filing, people } = await formed(30);
    await joins(people[1]!, filing.parties.owner!.id, addDays(dateAt(await readNow()), 5));
    await db.advance(31 * hour);
    await joins(people[0]!, filing.parties.design!.id, addDays(dateAt(await readNow()), -10));
    await suspend(people[2]!);
    for (const one of people.slice(0, 3))
      await followStanding(await systemContext("test"), { expertId: one.expertId });
    await sweepPanels();
    expect((await caseOf(filing.caseId)).state).toBe("PANEL_FORMED");
    expect((await invited(people[0]!.id)).state).toBe("ACCEPTED");
    expect(await questionsOf(filing.caseId)).toEqual([]);
    const marks = await auditOf(filing.caseId, "panel.conflictFound");
    expect(marks.map(({ detail }) => detail)).toEqual([
      { invitation: people[0]!.id, reason: "PARTY_EMPLOYER" },
    ]);
    expect(await listLateConflicts(await as(officers[0]), filing.caseId)).toHaveLength(1);
    expect(await listLateConflicts(await as(regulatorActor("district", "370202")), filing.caseId)).toEqual(
      [],
    );
    await invariantsHold();
  });
});

describe("questions", () => {
  it("are the station's to decide, and of other areas not even there", async () => {
    const { filing, people } = await formed();
    await suspend(people[0]!);
    const [question] = await questionsOf(filing.caseId);
    const answer = { questionId: question!.id, decision: "KEEP", reason: "保留" } as const;
    const own = regulatorActor("district", "370212");
    const foreign = regulatorActor("district", "370202");
    for (const actor of [
      own,
      foreign,
      regulatorActor("bureau", "370200"),
      filing.actor,
      expertActor(expertOf(people[0]!)),
    ])
      await expect(decideQuestion(await as(actor), answer)).rejects.toMatchObject({ name: "NotFound" });
    await expect(
      decideQuestion(await as({ ...officers[0], personId: expertOf(people[0]!).personId }), answer),
    ).rejects.toMatchObject({ code: "OWN_QUESTION" });
    expect(await findMemberQuestion(await as(own), question!.id)).toMatchObject({ cause: "SUSPENDED" });
    expect(await findMemberQuestion(await as(foreign), question!.id)).toBeNull();
    expect(await listOpenQuestionsOf(await as(foreign), filing.caseId)).toEqual([]);
    expect(await countQuestions(await as(filing.actor), "open")).toBe(0);
    for (const list of ["open", "done"] as const) {
      const ctx = await as(officers[1]);
      const rows = await listQuestions(ctx, list, { limit: 100, offset: 0 });
      expect(rows).toHaveLength(await countQuestions(ctx, list));
      expect(rows.length).toBeGreaterThan(0);
    }
    // While the seat is drawn again, a district sees that something happened, not to whom.
    await decideQuestion(await as(officers[1]), { ...answer, decision: "REPLACE" });
    expect(await findMemberQuestion(await as(own), question!.id)).toMatchObject({
      state: "REPLACED",
      expertNumber: null,
      expertName: null,
    });
    await workTraced();
  });

  it("are answered once: the slower of two is told", async () => {
    const { filing, people } = await formed();
    await suspend(people[0]!);
    const [question] = await questionsOf(filing.caseId);
    const ends = await Promise.allSettled(
      (["KEEP", "REPLACE", "KEEP"] as const).map(async (decision, index) =>
        decideQuestion(await as(officers[index % 2]!), { questionId: question!.id, decision, reason: "由" }),
      ),
    );
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const end of ends)
      if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "QUESTION_CLOSED" });
    expect(await auditOf(question!.id, "question.decided")).toHaveLength(1);
    await workTraced();
    await invariantsHold();
  });

  it("lapse with the case and with the meeting", async () => {
    const { filing, people } = await formed(40);
    await suspend(people[0]!);
    await database()
      .update(memberQuestion)
      .set({ decideBy: new Date("2030-01-01") })
      .where(eq(memberQuestion.caseId, filing.caseId));
    await db.advance(41 * hour);
    const [question] = await questionsOf(filing.caseId);
    await expect(
      decideQuestion(await as(officers[0]), { questionId: question!.id, decision: "KEEP", reason: "由" }),
    ).rejects.toMatchObject({ code: "MEETING_BEGUN" });
    await sweepPanels();
    expect(await questionsOf(filing.caseId)).toMatchObject([{ state: "LAPSED" }]);
  });
});
