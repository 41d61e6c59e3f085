import { eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { expertDecision, expertDeparture, expertSuspension, outbox } from "../../../src/db/schema";
import {
  confirmDecision,
  countDecisions,
  findDecision,
  findMember,
  findStanding,
  listDecisions,
  listDecisionsAbout,
  listMemberTrace,
  proposeDecision,
  refuseDecision,
  resign,
  withdrawDecision,
} from "../../../src/features/experts";
import { addDays, dateAt, instantOf } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { useDatabase } from "../../support/database";
import { as, contractorActor, expertActor, makeExpert, makeUnit, regulatorActor } from "../../support/world";
import { auditOf, decide, makeOfficer, propose, putDocument, secondAccountOf } from "./decision-world";

const db = useDatabase();
const everything = () => ({ limit: 100, offset: 0 });
let first: UserActor;
let second: UserActor;

beforeAll(async () => {
  first = await makeOfficer("甲");
  second = await makeOfficer("乙");
});

const stateOf = async (id: string) =>
  (await database().select().from(expertDecision).where(eq(expertDecision.id, id)))[0]!;
const standingJobs = async (expertId: string) =>
  (await database().select().from(outbox).where(eq(outbox.job, "experts.standing-changed"))).filter(
    ({ payload }) => (payload as { expertId: string }).expertId === expertId,
  );

describe("a decision of two", () => {
  it("is proposed by one, with a document, and confirmed by another", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const id = await propose(first, expert, "SUSPEND");
    expect(await stateOf(id)).toMatchObject({ state: "PROPOSED", proposedBy: first.personId });
    await expect(confirmDecision(await as(second), { decisionId: id })).rejects.toMatchObject({
      code: "NO_DOCUMENT",
    });
    await putDocument(id);
    await confirmDecision(await as(second), { decisionId: id });
    expect(await stateOf(id)).toMatchObject({ state: "CONFIRMED", decidedBy: second.personId });
    expect(await auditOf(id)).toMatchObject([
      { action: "decision.proposed", actorId: first.id },
      { action: "decision.confirmed", actorId: second.id },
    ]);
    const [said] = await auditOf(expert.id, "expert.suspended");
    expect(said?.detail).toMatchObject({ decision: id, document: "青市监督〔2026〕12号" });
    expect(await standingJobs(expert.id)).toHaveLength(1);
  });

  it("is never confirmed or refused by who proposed it, through whatever account", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const id = await propose(first, expert, "SUSPEND");
    await putDocument(id);
    for (const actor of [first, secondAccountOf(first)]) {
      await expect(confirmDecision(await as(actor), { decisionId: id })).rejects.toMatchObject({
        code: "SAME_PERSON",
      });
      await expect(refuseDecision(await as(actor), { decisionId: id, reason: "不妥" })).rejects.toMatchObject(
        { code: "SAME_PERSON" },
      );
    }
    // Whatever way somebody finds around the rule: the table does not take it.
    await expect(
      db.owner`update expert_decision set state = 'CONFIRMED', decided_by = proposed_by, decided_at = app_now() where id = ${id}`,
    ).rejects.toThrow("expert_decision_two_persons");
    expect((await stateOf(id)).state).toBe("PROPOSED");
  });

  it("is not for the member herself, though she works at the station (E23)", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const herself = { ...first, personId: expert.personId };
    await expect(propose(herself, expert, "SUSPEND")).rejects.toMatchObject({ code: "OWN_MEMBERSHIP" });
    const id = await propose(first, expert, "SUSPEND");
    await putDocument(id);
    await expect(confirmDecision(await as(herself), { decisionId: id })).rejects.toMatchObject({
      code: "OWN_MEMBERSHIP",
    });
    await expect(refuseDecision(await as(herself), { decisionId: id, reason: "不服" })).rejects.toMatchObject(
      { code: "OWN_MEMBERSHIP" },
    );
  });

  it("takes effect once when two confirm at a time", async () => {
    const officers = await Promise.all([2, 3, 4, 5].map(() => makeOfficer()));
    const expert = await makeExpert(["SZ-JK"]);
    const id = await propose(first, expert, "SUSPEND");
    await putDocument(id);
    const ends = await Promise.allSettled(
      officers.map(async (one) => confirmDecision(await as(one), { decisionId: id })),
    );
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const end of ends)
      if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "DECISION_CLOSED" });
    const rows = await database()
      .select()
      .from(expertSuspension)
      .where(eq(expertSuspension.expertId, expert.id));
    expect(rows).toHaveLength(1);
    expect(await auditOf(id, "decision.confirmed")).toHaveLength(1);
  });

  it("is refused with a reason, or withdrawn by who proposed it; both are final and change nothing", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const refused = await propose(first, expert, "REMOVE");
    await expect(propose(second, expert, "SUSPEND")).rejects.toMatchObject({ code: "DECISION_PENDING" });
    await refuseDecision(await as(second), { decisionId: refused, reason: "证据不足" });
    expect(await stateOf(refused)).toMatchObject({ state: "REFUSED", refusal: "证据不足" });
    const withdrawn = await propose(first, expert, "REMOVE");
    await expect(withdrawDecision(await as(second), { decisionId: withdrawn })).rejects.toMatchObject({
      code: "NOT_PROPOSER",
    });
    await withdrawDecision(await as(secondAccountOf(first)), { decisionId: withdrawn });
    await putDocument(withdrawn);
    await expect(confirmDecision(await as(second), { decisionId: withdrawn })).rejects.toMatchObject({
      code: "DECISION_CLOSED",
    });
    expect(await auditOf(withdrawn, "decision.withdrawn")).toHaveLength(1);
    expect(await auditOf(refused, "decision.refused")).toHaveLength(1);
    expect((await findMember(await as(first), expert.number))?.statuses).toEqual([]);
    expect(await standingJobs(expert.id)).toHaveLength(0);
  });

  it("waits alone: of two proposals at a time one stands", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const ends = await Promise.allSettled([
      propose(first, expert, "SUSPEND"),
      propose(second, expert, "REMOVE"),
    ]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "DECISION_PENDING" },
    });
  });
});

describe("in force,", () => {
  it("a suspension begins at confirmation at the earliest and ends with its last day", async () => {
    const now = await readNow();
    const today = dateAt(now);
    const expert = await makeExpert(["SZ-JK"]);
    const id = await decide([first, second], expert, "SUSPEND", { to: addDays(today, 10) });
    const [row] = await database()
      .select()
      .from(expertSuspension)
      .where(eq(expertSuspension.expertId, expert.id));
    expect(row).toMatchObject({
      decisionId: id,
      document: "青市监督〔2026〕12号",
      suspendedTo: instantOf(addDays(today, 11)),
      liftedAt: null,
    });
    expect(row!.suspendedFrom.getTime()).toBeGreaterThanOrEqual(now.getTime());
    const later = await makeExpert(["SZ-JK"]);
    await decide([first, second], later, "SUSPEND", { from: addDays(today, 5) });
    expect((await findMember(await as(first), expert.number))?.statuses).toEqual(["SUSPENDED"]);
    // The draw says the same, now and of the instant before.
    const drawable = async (at: Date) => findStanding(await as(first), expert.id, at);
    expect(await drawable(await readNow())).toEqual({ reason: "SUSPENDED" });
    expect(await drawable(new Date(row!.suspendedFrom.getTime() - 1))).toEqual({ reason: null });
    expect(await drawable(new Date("2001-01-01"))).toBeNull();
    expect((await findMember(await as(first), later.number))?.statuses).toEqual(["TO_BE_SUSPENDED"]);
    await expect(propose(first, expert, "SUSPEND")).rejects.toMatchObject({ code: "ALREADY_SUSPENDED" });
  });

  it("a reinstatement lifts what is in force, and needs something to lift", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    await expect(propose(first, expert, "LIFT")).rejects.toMatchObject({ code: "NOT_SUSPENDED" });
    await decide([first, second], expert, "SUSPEND");
    await decide([second, first], expert, "LIFT");
    expect((await findMember(await as(first), expert.number))?.statuses).toEqual([]);
    expect(await auditOf(expert.id, "expert.reinstated")).toHaveLength(1);
    // Suspended again afterwards: a new fact beside the lifted one.
    await decide([first, second], expert, "SUSPEND");
    const rows = await database()
      .select()
      .from(expertSuspension)
      .where(eq(expertSuspension.expertId, expert.id));
    expect(rows.map(({ liftedAt }) => liftedAt !== null).sort()).toEqual([false, true]);
  });

  it("a removal ends the membership and bans for the years it says; leaving first does not help", async () => {
    const today = dateAt(await readNow());
    const [expert, quick] = [await makeExpert(["SZ-JK"]), await makeExpert(["SZ-JK"])];
    await decide([first, second], expert, "REMOVE", { banUntil: addDays(today, 700) });
    await resign(await as(expertActor(quick)), { reason: "个人原因" });
    await decide([first, second], quick, "REMOVE", { banUntil: addDays(today, 800) });
    for (const [one, days] of [
      [expert, 700],
      [quick, 800],
    ] as const) {
      const rows = await database()
        .select()
        .from(expertDeparture)
        .where(eq(expertDeparture.expertId, one.id));
      expect(rows.filter(({ endedAt }) => endedAt === null)).toMatchObject([
        { kind: "REMOVED", banUntil: addDays(today, days) },
      ]);
      for (const kind of ["SUSPEND", "LIFT", "REMOVE", "DECEASED"] as const)
        await expect(propose(first, one, kind)).rejects.toMatchObject({ code: "DEPARTED" });
    }
  });

  it("a death ends the membership without a ban", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    await decide([first, second], expert, "DECEASED");
    expect((await findMember(await as(first), expert.number))?.statuses).toEqual(["DECEASED"]);
    expect((await auditOf(expert.id, "expert.removed"))[0]?.detail).toMatchObject({
      kind: "DECEASED",
      banUntil: null,
    });
  });

  it("a period that passed before anybody confirmed is not", async () => {
    const today = dateAt(await readNow());
    const expert = await makeExpert(["SZ-JK"]);
    const id = await propose(first, expert, "SUSPEND", { to: addDays(today, 1) });
    await putDocument(id);
    await db.advance(3 * 86_400_000);
    await expect(confirmDecision(await as(second), { decisionId: id })).rejects.toMatchObject({
      code: "PERIOD_OVER",
    });
  });

  it("nothing reaches into the past", async () => {
    const today = dateAt(await readNow());
    const expert = await makeExpert(["SZ-JK"]);
    await expect(propose(first, expert, "SUSPEND", { from: addDays(today, -1) })).rejects.toMatchObject({
      fields: { from: expect.stringContaining("不能早于今天") },
    });
    await expect(propose(first, expert, "REMOVE", { banUntil: today })).rejects.toMatchObject({
      fields: { banUntil: expect.any(String) },
    });
  });
});

describe("decisions and members", () => {
  const others = async (): Promise<UserActor[]> => [
    regulatorActor("bureau", "370200"),
    regulatorActor("district", "370212"),
    expertActor(await makeExpert(["SZ-JK"])),
    contractorActor("somebody", "person", await makeUnit("施工单位")),
    { ...first, role: "admin", post: "audit" },
  ];

  it("are the station's alone: for anybody else there are none", async () => {
    const expert = await makeExpert(["SZ-JK"]);
    const id = await propose(first, expert, "SUSPEND");
    await putDocument(id);
    for (const actor of await others()) {
      const ctx = await as(actor);
      await expect(propose(actor, await makeExpert(["SZ-JK"]), "SUSPEND")).rejects.toMatchObject({
        name: "NotFound",
      });
      for (const act of [
        confirmDecision(ctx, { decisionId: id }),
        refuseDecision(ctx, { decisionId: id, reason: "不" }),
        withdrawDecision(ctx, { decisionId: id }),
      ])
        await expect(act).rejects.toMatchObject({ name: "NotFound" });
      expect(await findMember(ctx, expert.number)).toBeNull();
      expect(await findDecision(ctx, id)).toBeNull();
      expect(await findStanding(ctx, expert.id, ctx.now)).toBeNull();
      expect(await countDecisions(ctx, "pending")).toBe(0);
      expect(await listDecisions(ctx, "pending", everything())).toEqual([]);
      expect(await listDecisionsAbout(ctx, expert.id)).toEqual([]);
      expect(await listMemberTrace(ctx, expert.id, everything)).toEqual({ total: 0, lines: [] });
    }
    expect((await stateOf(id)).state).toBe("PROPOSED");
  });

  it("are counted as they are listed, waiting and done", async () => {
    const ctx = await as(second);
    for (const list of ["pending", "done"] as const) {
      const rows = await listDecisions(ctx, list, everything());
      expect(rows).toHaveLength(await countDecisions(ctx, list));
      expect(rows.every(({ state }) => (state === "PROPOSED") === (list === "pending"))).toBe(true);
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it("are shown without a phone or an ID number", async () => {
    const expert = await makeExpert(["SZ-JK"], await makeUnit("设计院"));
    await decide([first, second], expert, "SUSPEND", { reason: "未履职" });
    const ctx = await as(first);
    const member = await findMember(ctx, expert.number);
    expect(member).toMatchObject({ number: expert.number, openSeats: 0, openAsked: 0 });
    expect(member?.phone).toMatch(/^199\*{4}\d{4}$/);
    expect(member?.idNumber).toMatch(/^\*+$/);
    expect(member?.suspensions).toMatchObject([{ reason: "未履职" }]);
    expect(member?.employments).toHaveLength(1);
    const trace = await listMemberTrace(ctx, expert.id, everything);
    expect(trace.lines.map(({ action }) => action).sort()).toEqual([
      "decision.confirmed",
      "decision.proposed",
      "expert.suspended",
    ]);
    expect(JSON.stringify([member, trace])).not.toMatch(/1990000\d{4}/);
  });

  it("that are unknown or mistyped are not there", async () => {
    const ctx = await as(first);
    for (const number of ["QD999999", "QD1", "'; drop table expert"]) {
      expect(await findMember(ctx, number)).toBeNull();
      await expect(
        proposeDecision(ctx, {
          number,
          kind: "SUSPEND",
          document: "文",
          reason: "由",
          from: dateAt(ctx.now),
          to: null,
          banUntil: null,
        }),
      ).rejects.toMatchObject({ name: "NotFound" });
    }
    expect(await findDecision(ctx, "nothing")).toBeNull();
    await expect(confirmDecision(ctx, { decisionId: "nothing" })).rejects.toMatchObject({ name: "NotFound" });
  });
});

it("leave nothing that should not be", async () => {
  const findings = await checkInvariants(database());
  const broken = findings.filter(
    ({ offenders, name }) => offenders.length > 0 && name.startsWith("experts.decisions"),
  );
  expect(broken).toEqual([]);
  expect(findings.filter(({ name }) => name.startsWith("experts.decisions"))).toHaveLength(3);
});
