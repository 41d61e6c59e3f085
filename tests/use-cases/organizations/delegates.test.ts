import { randomBytes } from "node:crypto";
import { database } from "../../../src/db/client";
import { person, session } from "../../../src/db/schema";
import { idNumberHash } from "../../../src/features/accounts";
import {
  endDelegate,
  findDelegate,
  grantDelegate,
  listDelegates,
  openPrepared,
  type PreparedGrant,
  prepareDelegate,
  registerOrganization,
  resignGrant,
  takeUpGrant,
} from "../../../src/features/organizations";
import { recordProject } from "../../../src/features/projects";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { seal } from "../../../src/platform/crypto";
import { randomId } from "../../../src/platform/id";
import { findLogin, sessionKey } from "../../../src/platform/session";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, work } from "../../support/drawn-case";
import { as, makeAdmittedCase, makeExpert, makePool, regulatorActor } from "../../support/world";
import { personLogin, unitLogin } from "./people";

const db = useDatabase();
let serial = 0;

/** A valid number of the region nobody is from. */
function someIdNumber(): string {
  const first17 = `00000019900101${String(++serial).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return first17 + "10X98765432"[sum % 11];
}

/** A person who has logged in before, and their number. */
async function somebody(): Promise<{ idNumber: string; personId: string }> {
  const idNumber = someIdNumber();
  const personId = randomId();
  await database()
    .insert(person)
    .values({
      id: personId,
      name: "经办甲",
      idNumberHash: idNumberHash(idNumber),
      idNumberSealed: seal(idNumber),
      phoneVerifiedAt: await readNow(),
    });
  return { idNumber, personId };
}

async function cookieOf(userId: string): Promise<string> {
  const cookie = randomBytes(16).toString("hex");
  const now = await readNow();
  await database()
    .insert(session)
    .values({
      sessionToken: sessionKey(cookie),
      userId,
      expires: new Date(now.getTime() + 3_600_000),
      createdAt: now,
      lastSeenAt: now,
    });
  return cookie;
}

const today = async () => dateAt(await readNow());

async function prepared(
  actor: UserActor,
  idNumber: string,
  rights: ("FILE" | "DRAW")[] = ["FILE"],
  days?: { validFrom?: string; validTo?: string },
): Promise<PreparedGrant> {
  const day = await today();
  const input = { name: "经办甲", idNumber, rights, validFrom: day, validTo: addDays(day, 100), ...days };
  return openPrepared(actor, await prepareDelegate(await as(actor), input)) as PreparedGrant;
}

async function granted(actor: UserActor, idNumber: string, rights?: ("FILE" | "DRAW")[]): Promise<string> {
  return (await grantDelegate(await as(actor), await prepared(actor, idNumber, rights))).id;
}

describe("naming a delegate", () => {
  it("keeps a keyed hash of the number and nothing else of it, in tables, trace and the sealed text", async () => {
    const { actor } = await unitLogin();
    const { idNumber } = await somebody();
    const sealed = await prepareDelegate(await as(actor), {
      name: "经办甲",
      idNumber: ` ${idNumber.toLowerCase()} `,
      rights: ["FILE", "DRAW"],
      validFrom: await today(),
      validTo: addDays(await today(), 30),
    });
    expect(sealed).not.toContain(idNumber);
    const grant = openPrepared(actor, sealed) as PreparedGrant;
    expect(JSON.stringify(grant)).not.toContain(idNumber);
    expect(grant).toMatchObject({
      rights: ["VIEW", "FILE", "DRAW"],
      masked: `0000**********${idNumber.slice(14)}`,
    });
    const { id } = await grantDelegate(await as(actor), grant);
    const [row] = await db.owner`select d::text as row from organization_delegate d where id = ${id}`;
    const lines = await db.owner`select a::text as row from audit_entry a where subject_id = ${id}`;
    expect(lines).toHaveLength(1);
    for (const text of [row?.row, lines[0]?.row] as string[])
      expect(text).not.toContain(idNumber.slice(6, 14));
    expect(await listDelegates(await as(actor))).toMatchObject([{ id, name: "经办甲", state: "PENDING" }]);
  });

  it("is read by nobody but the unit that prepared it", async () => {
    const [own, other] = [await unitLogin(), await unitLogin()];
    const { idNumber } = await somebody();
    const day = await today();
    const input = { name: "经办甲", idNumber, rights: [], validFrom: day, validTo: day };
    const sealed = await prepareDelegate(await as(own.actor), input);
    expect(openPrepared(other.actor, sealed)).toBeNull();
    expect(openPrepared(own.actor, `${sealed.slice(0, -2)}AA`)).toBeNull();
    expect(openPrepared(own.actor, "nonsense")).toBeNull();
    const grant = openPrepared(own.actor, sealed) as PreparedGrant;
    await expect(grantDelegate(await as(other.actor), grant)).rejects.toThrow("not found");
    const id = await granted(own.actor, idNumber);
    expect(await findDelegate(await as(other.actor), id)).toBeNull();
    await expect(endDelegate(await as(other.actor), { grantId: id })).rejects.toThrow("not found");
  });

  it("is refused with a sentence beside each wrong field", async () => {
    const { actor } = await unitLogin();
    const { idNumber } = await somebody();
    const day = await today();
    const good = { name: "经办甲", idNumber, rights: [], validFrom: day, validTo: day };
    const wrong: [object, string][] = [
      [{ name: "" }, "name"],
      [{ idNumber: `${idNumber.slice(0, 17)}${idNumber.endsWith("1") ? 2 : 1}` }, "idNumber"],
      [{ validFrom: addDays(day, -1) }, "validFrom"],
      [{ validTo: addDays(day, 731) }, "validTo"],
    ];
    for (const [change, field] of wrong) {
      await expect(prepareDelegate(await as(actor), { ...good, ...change })).rejects.toMatchObject({
        fields: { [field]: expect.any(String) },
      });
    }
  });

  it("is the unit's own login's alone: no delegate, no regulator, no other role", async () => {
    const { actor } = await unitLogin();
    const { idNumber } = await somebody();
    const grant = await prepared(actor, idNumber);
    const others: UserActor[] = [
      { ...actor, rights: ["VIEW", "FILE", "DRAW"] },
      { ...actor, role: "supervision" },
      regulatorActor("station", "370200"),
    ];
    for (const other of others) {
      const refused = { code: "UNIT_ONLY" };
      const ctx = await as(other);
      await expect(grantDelegate(ctx, grant)).rejects.toMatchObject(refused);
      await expect(endDelegate(ctx, { grantId: randomId() })).rejects.toMatchObject(refused);
      expect(await listDelegates(ctx)).toEqual([]);
    }
    await expect(
      registerOrganization(await as({ ...actor, rights: ["VIEW"] }), { kinds: ["owner"] }),
    ).rejects.toMatchObject({ code: "NOT_OWN_UNIT" });
  });

  it("gives one person one open grant, also when two name them at once; a lapsed one makes room", async () => {
    const { actor } = await unitLogin();
    const { idNumber } = await somebody();
    const grant = await prepared(actor, idNumber);
    const done = await Promise.allSettled([
      grantDelegate(await as(actor), grant),
      grantDelegate(await as(actor), grant),
    ]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(done.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "GRANTED" } });
    await db.owner`alter table organization_delegate disable trigger user`;
    await db.owner`update organization_delegate set valid_from = '2020-01-01', valid_to = '2020-12-31' where organization_id = ${actor.organizationId}`;
    await db.owner`alter table organization_delegate enable trigger user`;
    await grantDelegate(await as(actor), grant);
    expect((await listDelegates(await as(actor))).map(({ state }) => state)).toEqual(["PENDING", "ENDED"]);
  });

  it("refuses who works for an authority", async () => {
    const { actor } = await unitLogin();
    const { idNumber, personId } = await somebody();
    await db.owner`insert into staff_post (id, person_id, post, jurisdiction_code, valid_from) values (${randomId()}, ${personId}, 'district', '370212', '2025-01-01')`;
    await expect(granted(actor, idNumber)).rejects.toMatchObject({ code: "OFFICIAL" });
  });
});

describe("acting for a unit", () => {
  it("begins when the person takes the grant up, and ends at the next request after it ended", async () => {
    const { actor, unit } = await unitLogin();
    const { idNumber, personId } = await somebody();
    const id = await granted(actor, idNumber, ["FILE"]);
    const self = await personLogin(personId);
    const cookie = await cookieOf(self.actor.id);
    expect(await findLogin(cookie)).toMatchObject({ actors: [], units: [{ grantId: id, accepted: false }] });
    expect(await takeUpGrant(self, { grantId: id })).toEqual({ organizationId: unit.id });
    const login = await findLogin(cookie);
    expect(login?.actors).toMatchObject([
      { role: "contractor", organizationId: unit.id, rights: ["VIEW", "FILE"], personId, id: self.actor.id },
    ]);
    const { projectId } = await recordProject(
      { actor: login!.actors[0]!, now: await readNow(), requestId: randomId() },
      { name: "某路改造工程", address: "李沧区某路", library: "SZ", jurisdictionCode: "370213" },
    );
    // The trace names the person's own account and the unit acted for.
    const [line] =
      await db.owner`select actor_id, actor_org from audit_entry where subject_id = ${projectId}`;
    expect(line).toEqual({ actor_id: self.actor.id, actor_org: unit.id });
    const ends = await Promise.allSettled([
      endDelegate(await as(actor), { grantId: id }),
      endDelegate(await as(actor), { grantId: id }),
    ]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "ENDED" } });
    expect(await findLogin(cookie)).toMatchObject({ actors: [], units: [] });
    const actions = await db.owner`select action from audit_entry where subject_id = ${id} order by id`;
    expect(actions.map(({ action }) => action)).toEqual([
      "delegate.granted",
      "delegate.accepted",
      "delegate.ended",
    ]);
  });

  it("is for the days of the grant", async () => {
    const { actor } = await unitLogin();
    const { idNumber, personId } = await somebody();
    const day = await today();
    const days = { validFrom: addDays(day, 1), validTo: addDays(day, 2) };
    const { id } = await grantDelegate(await as(actor), await prepared(actor, idNumber, ["DRAW"], days));
    const self = await personLogin(personId);
    await expect(takeUpGrant(self, { grantId: id })).rejects.toThrow("not found");
    const count = async (ahead: number) => {
      await db.setClock(new Date(Date.parse(`${addDays(day, ahead)}T12:00:00+08:00`)));
      if (ahead === 1) await takeUpGrant({ ...self, now: await readNow() }, { grantId: id });
      return (await findLogin(await cookieOf(self.actor.id)))?.actors.length;
    };
    expect([await count(1), await count(2), await count(3)]).toEqual([1, 1, 0]);
  });

  it("is for one unit at a time, the chosen one; of several, none unless one is chosen", async () => {
    const [a, b] = [await unitLogin("甲"), await unitLogin("乙")];
    const { idNumber, personId } = await somebody();
    const self = await personLogin(personId);
    const cookie = await cookieOf(self.actor.id);
    const acting = async (unit?: string) =>
      (await findLogin(cookie, unit))?.actors.map(({ organizationId }) => organizationId);
    const first = await granted(a.actor, idNumber);
    await takeUpGrant(self, { grantId: first });
    expect(await acting()).toEqual([a.unit.id]);
    // Somebody else's choice left in the browser: it has to be made again.
    expect(await acting(b.unit.id)).toEqual([]);
    const second = await granted(b.actor, idNumber);
    expect(await acting()).toEqual([a.unit.id]);
    await takeUpGrant(self, { grantId: second });
    expect(await acting()).toEqual([]);
    expect(await acting(a.unit.id)).toEqual([a.unit.id]);
    expect(await acting(b.unit.id)).toEqual([b.unit.id]);
    expect(await acting(randomId())).toEqual([]);
    expect(await acting("' or true --")).toEqual([]);
    await resignGrant(self, { grantId: second });
    expect(await acting(b.unit.id)).toEqual([]);
    expect(await acting(a.unit.id)).toEqual([a.unit.id]);
  });

  it("is taken up and given up by nobody but the person", async () => {
    const { actor } = await unitLogin();
    const [own, other] = [await somebody(), await somebody()];
    const id = await granted(actor, own.idNumber);
    const stranger = await personLogin(other.personId);
    await expect(takeUpGrant(stranger, { grantId: id })).rejects.toThrow("not found");
    await expect(resignGrant(stranger, { grantId: id })).rejects.toThrow("not found");
    const unitAccount = { ...stranger, actor: { ...stranger.actor, organizationId: actor.organizationId } };
    await expect(takeUpGrant(unitAccount, { grantId: id })).rejects.toMatchObject({ code: "NOT_A_PERSON" });
    await expect(takeUpGrant(await as(actor), { grantId: id })).rejects.toMatchObject({
      code: "NOT_A_PERSON",
    });
    const self = await personLogin(own.personId);
    const both = await Promise.all([takeUpGrant(self, { grantId: id }), takeUpGrant(self, { grantId: id })]);
    expect(both).toEqual([
      { organizationId: actor.organizationId },
      { organizationId: actor.organizationId },
    ]);
    const [row] =
      await db.owner`select count(*)::int as n from audit_entry where action = 'delegate.accepted' and subject_id = ${id}`;
    expect(row?.n).toBe(1);
  });

  it("is not open to who holds an office by now, whatever was granted before", async () => {
    const { actor } = await unitLogin();
    const { idNumber, personId } = await somebody();
    const self = await personLogin(personId);
    await takeUpGrant(self, { grantId: await granted(actor, idNumber) });
    await db.owner`insert into staff_post (id, person_id, post, jurisdiction_code, valid_from) values (${randomId()}, ${personId}, 'station', '370200', '2025-01-01')`;
    const login = await findLogin(await cookieOf(self.actor.id));
    expect(login?.actors.map(({ role }) => role)).toEqual(["regulator"]);
    expect(login?.units).toEqual([]);
  });
});

describe("an expert who is a delegate of a party", () => {
  it("is kept off its cases once the grant is taken up, not by the grant alone", async () => {
    const specialty = "SZ-JK";
    await makePool(6, [specialty]);
    const [pushed, willing] = [await makeExpert([specialty]), await makeExpert([specialty])];
    const filing = await makeAdmittedCase({ seats: [{ specialty, count: 5 }] });
    const actor: UserActor = { ...filing.actor, role: "contractor" };
    const grants: string[] = [];
    for (const { personId } of [pushed, willing]) {
      const idNumber = someIdNumber();
      await db.owner`update person set id_number_hash = ${idNumberHash(idNumber)} where id = ${personId}`;
      grants.push(await granted(actor, idNumber));
    }
    await takeUpGrant(await personLogin(willing.personId), { grantId: grants[1]! });
    await draw(filing);
    const [round] = await db.owner`select candidates from draw_round where case_id = ${filing.caseId}`;
    const candidates = JSON.parse(round!.candidates) as { expert: string; excluded: string | null }[];
    const reason = (number: string) => candidates.find(({ expert }) => expert === number)?.excluded;
    expect(reason(pushed.number)).toBeNull();
    expect(reason(willing.number)).toBe("PARTY_EMPLOYER");
  });

  it("leaves an open panel when taking the grant up", async () => {
    const specialty = "SZ-QL";
    await makePool(9, [specialty]);
    const filing = await makeAdmittedCase({ seats: [{ specialty, count: 5 }] });
    await draw(filing);
    await work();
    const [asked] = await invitationsOf(filing.caseId);
    const idNumber = someIdNumber();
    const [row] = await db.owner`update person set id_number_hash = ${idNumberHash(idNumber)}
      where id = (select person_id from expert where id = ${asked!.expertId}) returning id`;
    const actor: UserActor = { ...filing.actor, role: "contractor" };
    const id = await granted(actor, idNumber);
    await work();
    const state = async () => (await invitationsOf(filing.caseId)).find((one) => one.id === asked!.id)?.state;
    expect(await state()).toBe("CREATED");
    await takeUpGrant(await personLogin(row?.id as string), { grantId: id });
    await work();
    expect(await state()).toBe("REVOKED");
  });
});
