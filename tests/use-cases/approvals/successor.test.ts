import { and, eq, isNotNull } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import { drawRound, emergencyLane, invitation, reviewCase, smsMessage } from "../../../src/db/schema";
import { auditLane, countRerolls, followCase, grantLane } from "../../../src/features/approvals";
import {
  decideCancellation,
  declineInvitation,
  drawFirstRound,
  requestDraw,
  verifyCase,
} from "../../../src/features/panels";
import { SPECIALTY_CODES } from "../../../src/features/rulebook";
import { randomHex } from "../../../src/platform/crypto";
import { coverWork, layFile } from "../../support/approval-world";
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

jest.setTimeout(60_000);
const db = useDatabase();
const hour = 3_600_000;
// A specialty a test, so that no pool serves two of them.
const [first = "", second = "", third = ""] = SPECIALTY_CODES.filter((code) => code.startsWith("SZ-"));
const station = regulatorActor("station", "370200");
const seatsOf = (specialty: string) => [{ specialty, count: 5 }];
let pool: PoolExpert[];

const caseOf = async (id: string) =>
  (await database().select().from(reviewCase).where(eq(reviewCase.id, id)))[0]!;

async function invariantsHold() {
  const findings = await checkInvariants(database());
  expect(
    findings.filter(
      ({ offenders, name }) => offenders.length > 0 && /^(approvals|reviews|panels)\./.test(name),
    ),
  ).toEqual([]);
}

/** A case cancelled after `accepted` of its five had accepted, and the draft that follows it, admitted. */
async function cancelled(specialty: string, accepted: number): Promise<{ filing: Filing; nextId: string }> {
  pool = await makePool(9, [specialty]);
  const filing = await makeTracedCase({ seats: seatsOf(specialty), startsInHours: 300 });
  await coverWork(filing);
  await draw(filing);
  const asked = await invitationsOf(filing.caseId);
  for (const one of asked.slice(0, accepted)) {
    await carryInvitation(one.id, "DELIVERED");
    await acceptAs(pool, one);
  }
  await db.owner`update review_case set cancel_requested_at = app_now() where id = ${filing.caseId}`;
  await decideCancellation(await as(station), { caseId: filing.caseId, approve: true, reason: "改期" });
  const { caseId } = await followCase(await as(filing.actor), { caseId: filing.caseId });
  const from = new Date((await as(station)).now.getTime() + 400 * hour);
  await database()
    .update(reviewCase)
    .set({
      number: `QDLZ-2026-9${randomHex(2)}`,
      state: "ADMITTED",
      mainSpecialty: specialty,
      submittedAt: from,
      admittedAt: from,
      seats: seatsOf(specialty),
      meetingFrom: from,
      meetingTo: new Date(from.getTime() + 2 * hour),
      meetingPlace: "会议室",
    })
    .where(eq(reviewCase.id, caseId));
  await db.owner`insert into audit_entry (id, at, actor_kind, actor_id, action, subject_type, subject_id, detail, request_id)
    select gen_random_uuid(), app_now(), 'system', 'test', a, 'case', ${caseId}, '{}', 'test'
    from unnest(array['case.submitted', 'case.admitted']) a`;
  return { filing, nextId: caseId };
}

const inheritedOf = (caseId: string) =>
  database()
    .select()
    .from(invitation)
    .where(and(eq(invitation.caseId, caseId), isNotNull(invitation.inheritedFrom)));

describe("a case filed again after a cancelled draw", () => {
  it("keeps the seats that were accepted, and only the rest is drawn", async () => {
    const { filing, nextId } = await cancelled(first, 3);
    expect(await caseOf(nextId)).toMatchObject({
      predecessorId: filing.caseId,
      predecessorKind: "CANCELLED",
    });
    await requestDraw(await as(filing.actor), { caseId: nextId });
    const kept = await inheritedOf(nextId);
    expect(kept.map(({ state, roundId }) => [state, roundId])).toEqual(Array(3).fill(["CREATED", null]));
    const [round] = await database().select().from(drawRound).where(eq(drawRound.caseId, nextId));
    expect(round!.request).toMatchObject({ seats: [{ count: 2 }] });
    expect((round!.request as { seated: unknown[] }).seated).toHaveLength(3);
    await drawFirstRound(await as(filing.actor), { caseId: nextId, nonce: randomHex(32) });
    const all = await invitationsOf(nextId);
    expect(all).toHaveLength(5);
    expect(new Set(all.map(({ seatId }) => seatId)).size).toBe(5);
    expect((await verifyCase(await as(station), nextId))?.consistent).toBe(true);
    for (const one of all) {
      await carryInvitation(one.id, "DELIVERED");
      await acceptAs(pool, one);
    }
    await workTraced();
    expect((await caseOf(nextId)).state).toBe("PANEL_FORMED");
    await invariantsHold();
    expect(await countRerolls(await as(station), { caseId: nextId })).toMatchObject({ cancelled: 1 });
    expect(await countRerolls(await as(filing.actor), { caseId: nextId })).toBeNull();
  });

  it("needs no round while every seat came along; the first is frozen when one falls vacant", async () => {
    const { filing, nextId } = await cancelled(second, 5);
    expect(await requestDraw(await as(filing.actor), { caseId: nextId })).toEqual({
      roundId: null,
      requestHash: null,
    });
    expect((await caseOf(nextId)).state).toBe("INVITING");
    const [leaving, ...rest] = await inheritedOf(nextId);
    await carryInvitation(leaving!.id, "DELIVERED");
    const leaver = pool.find(({ id }) => id === leaving!.expertId)!;
    await declineInvitation(await as(expertActor(leaver)), {
      invitationId: leaving!.id,
      reason: "TIME",
      note: "",
      party: "",
    });
    await sweepPanels();
    expect((await caseOf(nextId)).state).toBe("DRAWING");
    await drawFirstRound(await as(filing.actor), { caseId: nextId, nonce: randomHex(32) });
    for (const one of await invitationsOf(nextId)) {
      if (one.id === leaving!.id) continue;
      await carryInvitation(one.id, "DELIVERED");
      await acceptAs(pool, one);
    }
    await workTraced();
    expect((await caseOf(nextId)).state).toBe("PANEL_FORMED");
    expect(rest).toHaveLength(4);
    await invariantsHold();
  });
});

describe("the emergency lane", () => {
  it("shortens lead and window on an order, leaves the five, and is audited by somebody else", async () => {
    pool = await makePool(6, [third]);
    const filing = await makeTracedCase({ seats: seatsOf(third), startsInHours: 4 });
    const press = async () => requestDraw(await as(filing.actor), { caseId: filing.caseId });
    await expect(press()).rejects.toMatchObject({ code: "TOO_LATE" });
    const lane = { caseId: filing.caseId, orderNumber: "青建抢〔2026〕1号", reason: "路面塌陷" };
    const grant = async (actor = station) => grantLane(await as(actor), lane);
    await expect(grant(regulatorActor("district", "370212"))).rejects.toMatchObject({ code: "NOT_ENTITLED" });
    await expect(grant()).rejects.toMatchObject({ code: "NO_ORDER" });
    await layFile(filing.caseId, "emergency_order", station);
    const both = await Promise.allSettled([grant(), grant()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await press();
    await drawFirstRound(await as(filing.actor), { caseId: filing.caseId, nonce: randomHex(32) });
    const [one] = await invitationsOf(filing.caseId);
    const [message] = await database().select().from(smsMessage).where(eq(smsMessage.subjectId, one!.id));
    expect(message!.params).toMatchObject({ hours: "1" });
    await carryInvitation(one!.id, "DELIVERED");
    const [delivered] = await database().select().from(invitation).where(eq(invitation.id, one!.id));
    expect(delivered!.deadline!.getTime() - delivered!.deliveredAt!.getTime()).toBe(hour);
    expect(await invitationsOf(filing.caseId)).toHaveLength(5);
    await expect(
      auditLane(await as(station), { caseId: filing.caseId, finding: "属实" }),
    ).rejects.toMatchObject({
      code: "OWN_LANE",
    });
    const other = regulatorActor("bureau", "370200");
    await auditLane(await as(other), { caseId: filing.caseId, finding: "属实" });
    await expect(
      auditLane(await as(other), { caseId: filing.caseId, finding: "再查" }),
    ).rejects.toMatchObject({
      code: "LANE_AUDITED",
    });
    const [row] = await database()
      .select()
      .from(emergencyLane)
      .where(eq(emergencyLane.caseId, filing.caseId));
    expect(row).toMatchObject({ auditFinding: "属实" });
    await invariantsHold();
  });
});
