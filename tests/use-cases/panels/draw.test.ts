import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { drawRound, expertLeave, ownership, reviewCase } from "../../../src/db/schema";
import {
  allHold,
  type Candidate,
  EXCLUSION_CODES,
  verifyCertificate,
  verifyChain,
} from "../../../src/features/draws";
import { declineInvitation, drawFirstRound, requestDraw } from "../../../src/features/panels";
import { sweeps } from "../../../src/features/panels/handlers";
import { addDays, dateAt } from "../../../src/features/rulebook";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { keyedHash, randomHex, seal } from "../../../src/platform/crypto";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, wholeCertificate, work } from "../../support/drawn-case";
import { as, expertActor, makeAdmittedCase, makeExpert, makePool, makeUnit } from "../../support/world";

const db = useDatabase();

async function roundsOf(caseId: string) {
  return database().select().from(drawRound).where(eq(drawRound.caseId, caseId)).orderBy(drawRound.round);
}

async function excludedIn(caseId: string): Promise<Record<string, string | null>> {
  const [round] = await roundsOf(caseId);
  const candidates: Candidate[] = JSON.parse(round!.candidates);
  return Object.fromEntries(candidates.map((one) => [one.expert, one.excluded]));
}

describe("the first round", () => {
  const specialty = "SZ-MB";
  const seats = [{ specialty, count: 5 }];
  beforeAll(() => makePool(12, [specialty]));

  it("freezes the request before the applicant's number exists, then draws what anyone can redo", async () => {
    const filing = await makeAdmittedCase({ seats });
    const { requestHash } = await requestDraw(await as(filing.actor), { caseId: filing.caseId });
    const [before] = await roundsOf(filing.caseId);
    expect(before).toMatchObject({ state: "REQUESTED", requestHash, certificate: null });
    const [entry] =
      await db.owner`select detail from audit_entry where action = 'draw.requested' and subject_id = ${filing.caseId}`;
    expect(entry?.detail).toMatchObject({
      requestHash,
      round: 1,
      anchor: expect.stringMatching(/^[0-9a-f]{64}$/),
    });

    const nonce = randomHex(32);
    await drawFirstRound(await as(filing.actor), { caseId: filing.caseId, nonce });
    const [round] = await roundsOf(filing.caseId);
    const certificate = wholeCertificate(round!);
    expect(certificate).toMatchObject({ nonce, requestHash, outcome: "FILLED" });
    expect(allHold(verifyCertificate(certificate))).toBe(true);
    expect(certificate.drawn).toHaveLength(5);
    const invited = await invitationsOf(filing.caseId);
    expect(invited.map(({ state }) => state)).toEqual(Array(5).fill("CREATED"));
    const [reviewed] = await database().select().from(reviewCase).where(eq(reviewCase.id, filing.caseId));
    expect(reviewed?.state).toBe("INVITING");
  });

  it("cannot be requested twice, drawn twice, or by somebody else", async () => {
    const filing = await makeAdmittedCase({ seats, startsInHours: 24 * 9 });
    const other = await makeAdmittedCase({ seats, startsInHours: 24 * 10 });
    await expect(requestDraw(await as(other.actor), { caseId: filing.caseId })).rejects.toMatchObject({
      name: "NotFound",
    });
    await draw(filing);
    await expect(requestDraw(await as(filing.actor), { caseId: filing.caseId })).rejects.toMatchObject({
      code: "FROZEN",
    });
    await expect(
      drawFirstRound(await as(filing.actor), { caseId: filing.caseId, nonce: randomHex(32) }),
    ).rejects.toMatchObject({ code: "NOT_REQUESTED" });
  });

  it("gives one round to 50 presses at once", async () => {
    const filing = await makeAdmittedCase({ seats, startsInHours: 24 * 11 });
    const requests = await Promise.allSettled(
      Array.from({ length: 50 }, async () => requestDraw(await as(filing.actor), { caseId: filing.caseId })),
    );
    expect(requests.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const presses = await Promise.allSettled(
      Array.from({ length: 50 }, async () =>
        drawFirstRound(await as(filing.actor), { caseId: filing.caseId, nonce: randomHex(32) }),
      ),
    );
    const refused = presses.flatMap((press) => (press.status === "rejected" ? [press.reason.code] : []));
    expect(presses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(new Set(refused)).toEqual(new Set(["NOT_REQUESTED"]));
    expect(await roundsOf(filing.caseId)).toHaveLength(1);
    expect(await invitationsOf(filing.caseId)).toHaveLength(5);
  });

  it("refuses a pool that is too small, says which rule removed how many, and freezes nothing", async () => {
    const filing = await makeAdmittedCase({ seats: [{ specialty: "GD-SX", count: 5 }] });
    await makePool(4, ["GD-SX"]);
    const away = await makeExpert(["GD-SX"]);
    const today = dateAt(await readNow());
    await database()
      .insert(expertLeave)
      .values({
        id: randomId(),
        expertId: away.id,
        leaveFrom: addDays(today, -1),
        leaveTo: addDays(today, 1),
      });
    await expect(requestDraw(await as(filing.actor), { caseId: filing.caseId })).rejects.toMatchObject({
      code: "POOL_SHORT",
      sentence: expect.stringContaining("请假中1人"),
    });
    expect(await roundsOf(filing.caseId)).toHaveLength(0);
    const [reviewed] = await database().select().from(reviewCase).where(eq(reviewCase.id, filing.caseId));
    expect(reviewed).toMatchObject({ state: "ADMITTED", frozenAt: null });
  });
});

describe("avoidance from recorded facts", () => {
  it("gives each excluded person the first reason of the closed list", async () => {
    const specialty = "SZ-CC";
    await makePool(8, [specialty]);
    const filing = await makeAdmittedCase({ seats: [{ specialty, count: 5 }] });
    const today = dateAt(await readNow());
    const parent = await makeUnit("集团");
    const sister = await makeUnit("兄弟公司");
    await database()
      .insert(ownership)
      .values(
        [filing.contractor, sister].map((unit) => ({
          id: randomId(),
          ownerId: parent.id,
          ownedId: unit.id,
          percent: "80",
          controls: true,
          validFrom: "2015-01-01",
        })),
      );
    const who = {
      NOT_IN_TERM: await makeExpert([specialty]),
      SUSPENDED: await makeExpert([specialty]),
      ON_LEAVE: await makeExpert([specialty]),
      PHONE_UNVERIFIED: await makeExpert([specialty]),
      PARTY_EMPLOYER: await makeExpert([specialty], filing.parties.design),
      PARTY_RELATED: await makeExpert([specialty], sister),
      PARTY_FORMER: await makeExpert([specialty]),
      DECLARED_INTEREST: await makeExpert([specialty]),
    };
    const longAgo = await makeExpert([specialty]);
    // A correction: the term is superseded by one that has ended.
    await db.owner`update expert_term set superseded_at = app_now() where expert_id = ${who.NOT_IN_TERM.id}`;
    await db.owner`insert into expert_term (id, expert_id, term_from, term_to, document, onboarded_at)
      select gen_random_uuid(), expert_id, term_from, ${addDays(today, -1)}, document, onboarded_at
      from expert_term where expert_id = ${who.NOT_IN_TERM.id}`;
    await db.owner`insert into expert_suspension (id, expert_id, suspended_from, reason, document) values (${randomId()}, ${who.SUSPENDED.id}, app_now(), '测试', '测试')`;
    await database()
      .insert(expertLeave)
      .values({
        id: randomId(),
        expertId: who.ON_LEAVE.id,
        leaveFrom: addDays(today, 8),
        leaveTo: addDays(today, 8),
      });
    await db.owner`update person set phone_verified_at = null where id = ${who.PHONE_UNVERIFIED.personId}`;
    for (const [person, until] of [
      [who.PARTY_FORMER, addDays(today, -700)],
      [longAgo, addDays(today, -1200)],
    ] as const) {
      await db.owner`insert into expert_employment (id, expert_id, organization_id, valid_from, valid_to) values (${randomId()}, ${person.id}, ${filing.parties.owner!.id}, '2010-01-01', ${until})`;
    }
    await db.owner`insert into expert_interest (id, expert_id, uscc_hash, detail_sealed, valid_from) values (${randomId()}, ${who.DECLARED_INTEREST.id}, ${keyedHash("uscc", parent.uscc)}, ${seal("{}")}, ${today})`;
    await requestDraw(await as(filing.actor), { caseId: filing.caseId });
    const excluded = await excludedIn(filing.caseId);
    for (const [code, person] of Object.entries(who))
      expect([code, excluded[person.number]]).toEqual([code, code]);
    expect(excluded[longAgo.number]).toBeNull();
    expect(EXCLUSION_CODES).toEqual(expect.arrayContaining(Object.keys(who)));
  });

  it("takes a person once for one half-day: two cases at the same time get disjoint panels", async () => {
    const specialty = "SZ-QZ";
    await makePool(10, [specialty]);
    const [a, b] = [
      await makeAdmittedCase({ seats: [{ specialty, count: 5 }] }),
      await makeAdmittedCase({ seats: [{ specialty, count: 5 }] }),
    ];
    await Promise.all([draw(a), draw(b)]);
    await work();
    const seated = [...(await invitationsOf(a.caseId)), ...(await invitationsOf(b.caseId))].filter(
      ({ state }) => state === "CREATED",
    );
    expect(new Set(seated.map(({ expertId }) => expertId)).size).toBe(seated.length);
    const [overlap] = await db.owner`select count(*)::int as n from expert_hold x join expert_hold y
      on x.expert_id = y.expert_id and x.id < y.id and x.during && y.during and x.released_at is null and y.released_at is null`;
    expect(overlap?.n).toBe(0);
  });
});

describe("later rounds", () => {
  it("draws a declined seat again, in a chain that verifies, without asking anybody twice", async () => {
    const specialty = "SZ-JS";
    const pool = await makePool(9, [specialty]);
    const filing = await makeAdmittedCase({ seats: [{ specialty, count: 5 }] });
    await draw(filing);
    const [first] = await invitationsOf(filing.caseId);
    await report(first!.id, "DELIVERED");
    for (const sweep of sweeps) await sweep.run(await systemContext("test"));
    const expert = pool.find(({ id }) => id === first!.expertId)!;
    await declineInvitation(await as(expertActor(expert)), {
      invitationId: first!.id,
      reason: "TIME",
      note: "",
      party: "",
    });
    await work();
    const rounds = await roundsOf(filing.caseId);
    expect(rounds.map(({ round, state }) => [round, state])).toEqual([
      [1, "DRAWN"],
      [2, "DRAWN"],
    ]);
    const chain = verifyChain(rounds.map(wholeCertificate));
    expect(chain.filter(({ status }) => status === "fails")).toEqual([]);
    const all = await invitationsOf(filing.caseId);
    expect(new Set(all.map(({ expertId }) => expertId)).size).toBe(6);
    expect(all.filter(({ state }) => state === "CREATED")).toHaveLength(5);
  });

  it("explains an exhausted pool to the station instead of seating fewer", async () => {
    const specialty = "SZ-WK";
    const pool = await makePool(5, [specialty]);
    const filing = await makeAdmittedCase({ seats: [{ specialty, count: 5 }] });
    await draw(filing);
    const [first] = await invitationsOf(filing.caseId);
    await report(first!.id, "DELIVERED");
    for (const sweep of sweeps) await sweep.run(await systemContext("test"));
    await declineInvitation(await as(expertActor(pool.find(({ id }) => id === first!.expertId)!)), {
      invitationId: first!.id,
      reason: "HEALTH",
      note: "",
      party: "",
    });
    await work();
    const [reviewed] = await database().select().from(reviewCase).where(eq(reviewCase.id, filing.caseId));
    expect(reviewed?.state).toBe("POOL_EXHAUSTED");
    expect(reviewed?.exhaustedReason).toMatchObject({
      code: "POOL_SHORT",
      round: 2,
      report: { open: 1, fillable: 0, excluded: { ALREADY_ASKED: 5 } },
    });
  });

  it("keeps certificates and frozen requests from being changed by anybody", async () => {
    await expect(db.owner`update draw_round set request_hash = 'x'`).rejects.toThrow(/frozen/);
    await expect(db.owner`update draw_round set candidates = '[]'`).rejects.toThrow(/frozen/);
    await expect(
      db.owner`update draw_round set certificate = '{}' where certificate is not null`,
    ).rejects.toThrow(/frozen/);
    await expect(db.owner`delete from draw_round`).rejects.toThrow(/append-only/);
  });
});
