import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { invitation, reviewCase, smsMessage } from "../../../src/db/schema";
import {
  acceptInvitation,
  decideCancellation,
  declineInvitation,
  expireInvitations,
  openInvitation,
  recheckCase,
  withdrawInvitation,
} from "../../../src/features/panels";
import { sweeps } from "../../../src/features/panels/handlers";
import { addDays, dateAt } from "../../../src/features/rulebook";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { keyedHash } from "../../../src/platform/crypto";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, work } from "../../support/drawn-case";
import {
  as,
  expertActor,
  type Filing,
  makeAdmittedCase,
  makePool,
  makeUnit,
  type PoolExpert,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();
const specialty = "SZ-JK";
const seats = [{ specialty, count: 5 }];
const hour = 3_600_000;
let pool: PoolExpert[];
let days = 5;

beforeAll(async () => {
  // Noon in China: inside the send hours whatever the time of the run.
  await db.setClock(new Date("2026-11-23T04:00:00Z"));
  pool = await makePool(40, [specialty]);
});

/** A drawn case on a day of its own, with everybody's SMS in the given state. */
async function drawnCase(state: "CREATED" | "SENT" | "DELIVERED", wanted = seats): Promise<Filing> {
  days += 1;
  const filing = await makeAdmittedCase({ seats: wanted, startsInHours: 24 * days });
  await draw(filing);
  if (state !== "CREATED") {
    for (const one of await invitationsOf(filing.caseId)) await report(one.id, state);
    await sweep();
  }
  return filing;
}

async function sweep(): Promise<void> {
  for (const one of sweeps) await one.run(await systemContext("test"));
}

const personOf = (expertId: string) => pool.find(({ id }) => id === expertId)!;

async function actorOf(invitationId: string) {
  const [row] = await database().select().from(invitation).where(eq(invitation.id, invitationId));
  return as(expertActor(personOf(row!.expertId)));
}

async function accept(invitationId: string) {
  return acceptInvitation(await actorOf(invitationId), { invitationId });
}

async function stateOf(invitationId: string) {
  const [row] = await database().select().from(invitation).where(eq(invitation.id, invitationId));
  return row!;
}

async function caseOf(filing: Filing) {
  const [row] = await database().select().from(reviewCase).where(eq(reviewCase.id, filing.caseId));
  return row!;
}

describe("the six hours", () => {
  it("start at delivery and are set once", async () => {
    const filing = await drawnCase("SENT");
    const [one] = await invitationsOf(filing.caseId);
    expect(one).toMatchObject({ state: "SENT", deadline: null });
    await report(one!.id, "DELIVERED");
    await sweep();
    const delivered = await stateOf(one!.id);
    expect(delivered.state).toBe("DELIVERED");
    expect(delivered.deadline!.getTime() - delivered.deliveredAt!.getTime()).toBe(6 * hour);
    await db.advance(hour);
    await report(one!.id, "DELIVERED");
    await sweep();
    expect((await stateOf(one!.id)).deadline).toEqual(delivered.deadline);
    await expect(
      db.owner`update invitation set deadline = deadline + interval '1 hour' where id = ${one!.id}`,
    ).rejects.toThrow(/set once/);
  });

  it("start when the expert herself opens an invitation whose receipt is missing", async () => {
    const filing = await drawnCase("SENT");
    const [one] = await invitationsOf(filing.caseId);
    await openInvitation(await actorOf(one!.id), { invitationId: one!.id });
    const opened = await stateOf(one!.id);
    expect(opened).toMatchObject({ state: "DELIVERED", deliveredVia: "viewed" });
    await report(one!.id, "DELIVERED");
    await sweep();
    expect((await stateOf(one!.id)).deadline).toEqual(opened.deadline);
  });

  it("remind at +3 h and +5 h without extending", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one] = await invitationsOf(filing.caseId);
    const messages = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, one!.id));
    const due = Object.fromEntries(messages.map(({ template, dueAt }) => [template, dueAt.getTime()]));
    const delivered = one!.deliveredAt!.getTime();
    expect(Math.abs(due.reminder3h! - delivered - 3 * hour)).toBeLessThan(1000);
    expect(Math.abs(due.reminder5h! - delivered - 5 * hour)).toBeLessThan(1000);
    await accept(one!.id);
    const after = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, one!.id));
    expect(after.filter(({ template }) => template.startsWith("reminder")).map(({ state }) => state)).toEqual(
      ["CANCELLED", "CANCELLED"],
    );
  });

  it("refuse an answer at the deadline even if no timer has run", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one, two] = await invitationsOf(filing.caseId);
    await db.advance(6 * hour);
    await expect(accept(one!.id)).rejects.toMatchObject({ code: "INVITATION_TOO_LATE" });
    await expect(
      declineInvitation(await actorOf(two!.id), {
        invitationId: two!.id,
        reason: "TIME",
        note: "",
        party: "",
      }),
    ).rejects.toMatchObject({ code: "INVITATION_TOO_LATE" });
    expect((await stateOf(one!.id)).state).toBe("DELIVERED");
  });

  it("are judged when the answer is stored, not when it began to wait for the row", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one] = await invitationsOf(filing.caseId);
    const left = one!.deadline!.getTime() - (await readNow()).getTime();
    await db.advance(left - 700);
    const blocker = db.owner.begin(async (tx) => {
      await tx`select 1 from invitation where id = ${one!.id} for update`;
      await new Promise((resolve) => setTimeout(resolve, 1500));
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(accept(one!.id)).rejects.toMatchObject({ code: "INVITATION_TOO_LATE" });
    await blocker;
    expect((await stateOf(one!.id)).state).toBe("DELIVERED");
  });

  it("run out: recorded, counted in the year, replaced by a new round; the first costs nothing", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one] = await invitationsOf(filing.caseId);
    await db.advance(6 * hour + 1000);
    expect(await expireInvitations(await systemContext("test"))).toBeGreaterThanOrEqual(5);
    const timedOut = await stateOf(one!.id);
    expect(timedOut.state).toBe("TIMED_OUT");
    const conduct = await db.owner`select kind, points from conduct_record where evidence_id = ${one!.id}`;
    const earlier =
      await db.owner`select 1 from conduct_record where expert_id = ${one!.expertId} and evidence_id <> ${one!.id}`;
    expect(conduct).toHaveLength(1);
    expect(conduct[0]).toEqual({ kind: "CONFIRM_TIMEOUT", points: earlier.length === 0 ? 0 : -5 });
    await work();
    const asked = await invitationsOf(filing.caseId);
    expect(asked).toHaveLength(10);
    expect(asked.filter(({ state }) => state === "CREATED")).toHaveLength(5);
    await expect(accept(one!.id)).rejects.toMatchObject({ code: "INVITATION_TIMED_OUT" });
    await expect(db.owner`update invitation set state = 'ACCEPTED' where id = ${one!.id}`).rejects.toThrow();
  });
});

describe("answers", () => {
  it("of everybody form the panel and reveal it to the applicant by SMS", async () => {
    const filing = await drawnCase("DELIVERED");
    for (const one of await invitationsOf(filing.caseId)) {
      expect((await caseOf(filing)).state).toBe("INVITING");
      expect(await accept(one.id)).toBe("ACCEPTED");
      await work();
    }
    expect(await caseOf(filing)).toMatchObject({ state: "PANEL_FORMED", panelFormedAt: expect.any(Date) });
    const [told] = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, filing.caseId));
    expect(told?.template).toBe("panelFormed");
    const trace =
      await db.owner`select action from audit_entry where subject_id = ${filing.caseId} order by at, id`;
    expect(trace.map(({ action }) => action)).toEqual(["draw.requested", "draw.drawn", "panel.formed"]);
  });

  it("are given once: the second is told what the first was", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one] = await invitationsOf(filing.caseId);
    const answers = await Promise.allSettled([
      accept(one!.id),
      declineInvitation(await actorOf(one!.id), {
        invitationId: one!.id,
        reason: "TIME",
        note: "",
        party: "",
      }),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [refused] = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason.code] : []));
    expect(["INVITATION_ACCEPTED", "INVITATION_DECLINED"]).toContain(refused);
  });

  it("belong to the invited alone", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one, two] = await invitationsOf(filing.caseId);
    await expect(acceptInvitation(await actorOf(two!.id), { invitationId: one!.id })).rejects.toMatchObject({
      name: "NotFound",
    });
  });

  it("that declare an interest keep the expert from every later draw with that party, at no cost", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one] = await invitationsOf(filing.caseId);
    const owner = filing.parties.owner!;
    await declineInvitation(await actorOf(one!.id), {
      invitationId: one!.id,
      reason: "INTEREST",
      note: "配偶任职",
      party: owner.id,
    });
    const [fact] =
      await db.owner`select uscc_hash, detail_sealed from expert_interest where expert_id = ${one!.expertId}`;
    expect(fact?.uscc_hash).toBe(keyedHash("uscc", owner.uscc));
    expect(fact?.detail_sealed).not.toContain("配偶");
    expect(await db.owner`select 1 from conduct_record where evidence_id = ${one!.id}`).toHaveLength(0);
  });

  it("that declare an interest end her seat on every other panel with that party, at once", async () => {
    // Five know this work, so both cases ask the same five.
    const few = [{ specialty: "SZ-SX", count: 5 }];
    pool.push(...(await makePool(5, ["SZ-SX"])));
    const [standing, other] = [await drawnCase("DELIVERED", few), await drawnCase("DELIVERED", few)];
    await db.owner`insert into project_party (id, project_id, role, organization_id)
      values (${randomId()}, ${standing.projectId}, 'monitoring', ${other.parties.owner!.id})`;
    for (const one of await invitationsOf(standing.caseId)) await accept(one.id);
    await work();
    const [one] = await invitationsOf(other.caseId);
    await declineInvitation(await actorOf(one!.id), {
      invitationId: one!.id,
      reason: "INTEREST",
      note: "配偶任职",
      party: other.parties.owner!.id,
    });
    await work();
    const given = await invitationsOf(standing.caseId);
    expect(given.find(({ expertId }) => expertId === one!.expertId)?.state).toBe("REMOVED_CONFLICT");
    expect(given.filter(({ state }) => state === "ACCEPTED")).toHaveLength(4);
    // Nobody else knows this work: the station is told while there is time, not at the door of the meeting.
    expect((await caseOf(standing)).state).toBe("POOL_EXHAUSTED");
  });

  it("without a reason are counted", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one] = await invitationsOf(filing.caseId);
    await declineInvitation(await actorOf(one!.id), {
      invitationId: one!.id,
      reason: "OTHER",
      note: " ",
      party: "",
    });
    const [row] = await db.owner`select kind, points from conduct_record where evidence_id = ${one!.id}`;
    expect(row).toEqual({ kind: "DECLINED_WITHOUT_REASON", points: -2 });
  });
});

describe("seats given up", () => {
  it("by an undeliverable SMS: nobody's fault, the phone to be verified, a new round", async () => {
    const filing = await drawnCase("SENT");
    const [one] = await invitationsOf(filing.caseId);
    await report(one!.id, "FAILED");
    await sweep();
    await work();
    expect((await stateOf(one!.id)).state).toBe("UNDELIVERABLE");
    expect(await db.owner`select 1 from conduct_record where evidence_id = ${one!.id}`).toHaveLength(0);
    const [person] =
      await db.owner`select phone_verified_at from person where id = ${personOf(one!.expertId).personId}`;
    expect(person?.phone_verified_at).toBeNull();
    expect(await invitationsOf(filing.caseId)).toHaveLength(6);
    await db.owner`update person set phone_verified_at = app_now() where id = ${personOf(one!.expertId).personId}`;
  });

  it("by a conflict found when accepting: let go without fault", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one] = await invitationsOf(filing.caseId);
    await employ(one!.expertId, filing.parties.supervision!.id);
    expect(await accept(one!.id)).toBe("REVOKED");
    expect(await stateOf(one!.id)).toMatchObject({ state: "REVOKED", revokedReason: "CONFLICT" });
    await work();
    expect(await invitationsOf(filing.caseId)).toHaveLength(6);
    await leave(one!.expertId);
  });

  it("by a conflict found when the panel would stand (E7)", async () => {
    const filing = await drawnCase("DELIVERED");
    const all = await invitationsOf(filing.caseId);
    for (const one of all.slice(0, 4)) await accept(one.id);
    await employ(all[0]!.expertId, filing.contractor.id);
    await accept(all[4]!.id);
    await work();
    expect((await stateOf(all[0]!.id)).state).toBe("REMOVED_CONFLICT");
    expect((await caseOf(filing)).state).toBe("INVITING");
    expect(await invitationsOf(filing.caseId)).toHaveLength(6);
    await leave(all[0]!.expertId);
  });

  it("by a party that joins after the panel stood (E8)", async () => {
    const filing = await drawnCase("DELIVERED");
    const all = await invitationsOf(filing.caseId);
    for (const one of all) await accept(one.id);
    await work();
    expect((await caseOf(filing)).state).toBe("PANEL_FORMED");
    const late = await makeUnit("监测单位");
    await employ(all[2]!.expertId, late.id);
    await db.owner`insert into project_party (id, project_id, role, organization_id) values (${randomId()}, ${filing.projectId}, 'monitoring', ${late.id})`;
    expect(await recheckCase(await systemContext("test"), filing.caseId)).toBe(1);
    await work();
    expect(await caseOf(filing)).toMatchObject({ state: "INVITING", panelFormedAt: null });
    expect(await invitationsOf(filing.caseId)).toHaveLength(6);
    await leave(all[2]!.expertId);
  });

  it("by the expert herself: graded by the notice given", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one, two] = await invitationsOf(filing.caseId);
    await accept(one!.id);
    await accept(two!.id);
    await withdrawInvitation(await actorOf(one!.id), { invitationId: one!.id, note: "住院" });
    expect(await db.owner`select 1 from conduct_record where evidence_id = ${one!.id}`).toHaveLength(0);
    await db.owner`update review_case set meeting_from = app_now() + interval '5 hours', meeting_to = app_now() + interval '7 hours' where id = ${filing.caseId}`;
    await withdrawInvitation(await actorOf(two!.id), { invitationId: two!.id, note: "出差" });
    const [row] = await db.owner`select kind, points from conduct_record where evidence_id = ${two!.id}`;
    expect(row).toEqual({ kind: "WITHDREW_LATE", points: -10 });
  });

  it("by a cancellation, which after the first invitation only the station may approve", async () => {
    const filing = await drawnCase("DELIVERED");
    const [one, two] = await invitationsOf(filing.caseId);
    await accept(one!.id);
    await db.owner`update review_case set cancel_requested_at = app_now(), cancel_reason = '设计变更' where id = ${filing.caseId}`;
    const input = { caseId: filing.caseId, approve: true, reason: "设计变更属实" };
    await expect(
      decideCancellation(await as(regulatorActor("district", "370212")), input),
    ).rejects.toMatchObject({ code: "STATION_ONLY" });
    await decideCancellation(await as(regulatorActor("station", "370200")), input);
    expect((await caseOf(filing)).state).toBe("CANCELLED");
    expect([(await stateOf(one!.id)).state, (await stateOf(two!.id)).state]).toEqual(["RELEASED", "REVOKED"]);
    const [held] =
      await db.owner`select count(*)::int as n from expert_hold h join invitation i on i.id = h.invitation_id
      where i.case_id = ${filing.caseId} and h.released_at is null`;
    expect(held?.n).toBe(0);
  });
});

async function employ(expertId: string, organizationId: string): Promise<void> {
  await db.owner`insert into expert_employment (id, expert_id, organization_id, main, valid_from)
    values (${randomId()}, ${expertId}, ${organizationId}, 'no', ${addDays(dateAt(await readNow()), -1)})`;
}

async function leave(expertId: string): Promise<void> {
  await db.owner`update expert_employment set superseded_at = app_now() where expert_id = ${expertId} and main = 'no' and superseded_at is null`;
}
