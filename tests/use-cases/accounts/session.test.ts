import { closeSession, openSession, recordLogin } from "../../../src/features/accounts";
import { recordUnitLogin, registerOrganization } from "../../../src/features/organizations";
import { publicContext } from "../../../src/platform/context";
import { accountActor, findLogin, sessionKey } from "../../../src/platform/session";
import { useDatabase } from "../../support/database";
import { someUscc } from "../organizations/units";
import { someClaims } from "./people";

const db = useDatabase();
const minutes = 60_000;
let counter = 0;

async function signIn(previous?: string) {
  const { userId, personId } = await recordLogin(await publicContext(), someClaims());
  const token = `token-${++counter}`;
  await openSession(await publicContext(), { userId, token, idToken: "header.body.sign", previous });
  return { userId, personId, token };
}

afterEach(() => db.realClock());

describe("a session", () => {
  it("is stored as a hash, its id_token sealed, its opening on record", async () => {
    const { userId, token } = await signIn();
    const [row] = await db.owner`select * from session where user_id = ${userId}`;
    expect(row?.session_token).toBe(sessionKey(token));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(row)).not.toContain("header.body.sign");
    const [entry] =
      await db.owner`select actor_id, detail from audit_entry where action = 'session.opened' and subject_id = ${userId}`;
    expect(entry?.actor_id).toBe(userId);
    expect(await findLogin(token)).toMatchObject({ userId, actors: [] });
  });

  it("is not found by its hash, by garbage or by nothing", async () => {
    const { token } = await signIn();
    for (const cookie of [sessionKey(token), `${token}x`, "", undefined, "x".repeat(5000), "\u0000'--"]) {
      expect(await findLogin(cookie)).toBeNull();
    }
  });

  it("ends for good at logout: the cookie is worth nothing afterwards", async () => {
    const { userId, token } = await signIn();
    const login = await findLogin(token);
    const ctx = { ...(await publicContext()), actor: accountActor(login!) };
    expect(await closeSession(ctx, sessionKey(token))).toEqual({ idToken: "header.body.sign" });
    expect(await findLogin(token)).toBeNull();
    expect(await closeSession(ctx, sessionKey(token))).toEqual({ idToken: null });
    const entries =
      await db.owner`select actor_id from audit_entry where action = 'session.closed' and subject_id = ${userId}`;
    expect(entries.map(({ actor_id }) => actor_id)).toEqual([userId]);
  });

  it("replaces the one the browser came with, whoever's it was, and leaves others alone", async () => {
    const planted = await signIn();
    const elsewhere = await signIn();
    const own = await signIn(planted.token);
    expect(await findLogin(planted.token)).toBeNull();
    expect((await findLogin(own.token))?.userId).toBe(own.userId);
    expect((await findLogin(elsewhere.token))?.userId).toBe(elsewhere.userId);
  });

  it("is out at the next request when the account is disabled, and cannot be opened then", async () => {
    const { userId, token } = await signIn();
    await db.owner`update app_user set disabled_at = now() where id = ${userId}`;
    expect(await findLogin(token)).toBeNull();
    await expect(
      openSession(await publicContext(), { userId, token: "later", idToken: null }),
    ).rejects.toMatchObject({ code: "DISABLED" });
  });

  it("idles out after 30 minutes, staff after 15, use keeps it alive, nobody passes 12 hours", async () => {
    const usual = await signIn();
    const staff = await signIn();
    await db.owner`insert into staff_post (id, person_id, post, jurisdiction_code, valid_from)
      values (gen_random_uuid(), ${staff.personId}, 'station', '370200', '2020-01-01')`;
    await db.advance(14 * minutes);
    expect((await findLogin(staff.token))?.actors).toMatchObject([{ role: "regulator", post: "station" }]);
    expect(await findLogin(usual.token)).not.toBeNull();
    await db.advance(16 * minutes);
    expect(await findLogin(staff.token)).toBeNull();
    expect(await findLogin(usual.token)).not.toBeNull();
    for (let used = 30; used < 12 * 60 - 29; used += 29) {
      await db.advance(29 * minutes);
      expect(await findLogin(usual.token)).not.toBeNull();
    }
    await db.advance(29 * minutes);
    expect(await findLogin(usual.token)).toBeNull();
  });

  it("gains and loses workspaces at the next request", async () => {
    const { personId, token } = await signIn();
    await db.owner`insert into expert (id, number, person_id, title) values (gen_random_uuid(), 'QD000017', ${personId}, '高级工程师')`;
    expect((await findLogin(token))?.actors).toMatchObject([{ role: "expert" }]);
    await db.owner`delete from expert where person_id = ${personId}`;
    expect((await findLogin(token))?.actors).toEqual([]);
  });

  it("of a unit has its workspaces once the unit is registered", async () => {
    const claims = someClaims({
      userType: "legal",
      phoneVerified: false,
      unit: { uscc: someUscc(), name: "登记前后公司" },
    });
    const { userId } = await recordUnitLogin(await publicContext(), claims);
    await openSession(await publicContext(), { userId, token: "unit-token", idToken: null });
    const before = await findLogin("unit-token");
    expect(before?.actors).toEqual([]);
    await registerOrganization(
      { ...(await publicContext()), actor: accountActor(before!) },
      { kinds: ["contractor", "supervision"] },
    );
    expect((await findLogin("unit-token"))?.actors.map(({ role }) => role)).toEqual([
      "contractor",
      "supervision",
    ]);
  });
});
